import Link from "next/link";
import { show } from "@/components/show";
import type { listSiblings } from "@/lib/evaluations/list-siblings";
import { OutputCard } from "./output-card";
import { PassedBadge } from "./passed-badge";
import { StatusBadge } from "./status-badge";

type Sibling = Awaited<ReturnType<typeof listSiblings>>[number];

/** What the other arms answered to the same case. */
export function SiblingList({ siblings, hrefOf }: { siblings: Sibling[]; hrefOf: (resultId: string) => string }) {
  return (
    <ul className="flex flex-col gap-4">
      {siblings.map((sibling) => (
        <li key={sibling.id} className="flex flex-col gap-1.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link
              href={hrefOf(sibling.id)}
              prefetch={false}
              scroll={false}
              replace
              className="min-w-0 font-medium break-words text-accent underline underline-offset-2"
            >
              {sibling.label}
            </Link>
            {sibling.status === "completed" ? <PassedBadge passed={sibling.passed} /> : <StatusBadge status={sibling.status} />}
            <span className="text-muted tabular-nums">{show.score(sibling.total)}</span>
          </p>
          {sibling.output ? <OutputCard output={sibling.output} /> : <p className="text-muted">There is no output.</p>}
        </li>
      ))}
    </ul>
  );
}
