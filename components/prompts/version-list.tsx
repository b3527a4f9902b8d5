import Link from "next/link";
import { type ReactNode, useId } from "react";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listVersions } from "@/lib/prompts/list-versions";
import { KeepInView } from "./keep-in-view";
import { Person } from "./person";
import { StateBadge } from "./state-badge";

type Versions = Awaited<ReturnType<typeof listVersions>>;
type Version = Versions["data"][number];
type Props = {
  versions: Versions;
  chosen: number;
  names: Record<string, string>;
  hrefOf: (number: number) => string;
  pageHref: (page: number) => string;
  /** What a version came to, and what it waits for. */
  marksOf: (version: Version) => { verdict: ReactNode; waits: string | null };
};

/** The versions, newest first, each with what it came to against what production serves. */
export function VersionList({ versions: { data, pagination }, chosen, names, hrefOf, pageHref, marksOf }: Props) {
  const id = useId();
  return (
    <nav aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="flex justify-between font-semibold">
        Versions <span className="font-normal text-muted tabular-nums">{show.count(pagination.total)}</span>
      </h2>
      <KeepInView>
        <ol className="divide-y divide-line">
          {data.map((version) => (
            <li
              key={version.id}
              className="relative flex flex-col gap-0.5 px-3 py-2 before:absolute before:inset-y-0 before:left-0 before:w-0.5 hover:bg-raised has-aria-[current=page]:bg-raised has-aria-[current=page]:before:bg-accent"
            >
              <Marks version={version} {...marksOf(version)}>
                <Link
                  href={hrefOf(version.number)}
                  aria-current={version.number === chosen ? "page" : undefined}
                  className="font-medium tabular-nums outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
                >
                  v{version.number}
                </Link>
              </Marks>
              {version.changelog && (
                <span title={version.changelog} className="truncate">
                  {version.changelog.split("\n")[0]}
                </span>
              )}
              <span className="truncate text-muted text-xs">
                <Person id={version.createdBy} names={names} />, <When at={version.createdAt} />
              </span>
            </li>
          ))}
        </ol>
      </KeepInView>
      {pagination.totalPages > 1 && <Pages {...pagination} pageHref={pageHref} />}
    </nav>
  );
}

type MarksProps = { version: Version; verdict: ReactNode; waits: string | null; children: ReactNode };

/** The number with its state on the left, the verdict on the right. */
function Marks({ version: { state, active, heldIn }, verdict, waits, children }: MarksProps) {
  return (
    <div className="flex items-start justify-between gap-2">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        {children}
        {(state !== "ready" || active.includes("production")) && <StateBadge state={state} active={active} />}
        {active
          .filter((environment) => environment !== "production")
          .map((environment) => (
            <Tag key={environment}>{environment}</Tag>
          ))}
        {heldIn.length > 0 && <Tag look="warn">held</Tag>}
        {waits && <Tag look="warn">{waits}</Tag>}
      </span>
      {verdict && <span className="relative z-1 flex-none leading-5">{verdict}</span>}
    </div>
  );
}

function Pages({ page, totalPages, pageHref }: Versions["pagination"] & { pageHref: (page: number) => string }) {
  return (
    <div className="flex justify-between gap-2">
      {page > 1 ? (
        <Link href={pageHref(page - 1)} scroll={false} className={buttonClass("plain", "small")}>
          Newer
        </Link>
      ) : (
        <span />
      )}
      {page < totalPages && (
        <Link href={pageHref(page + 1)} scroll={false} className={buttonClass("plain", "small")}>
          Older
        </Link>
      )}
    </div>
  );
}
