import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { show } from "@/components/show";
import type { HintName, Hints } from "@/lib/datasets/hint-schema";
import { hintWords } from "./hint-words";

type Props = {
  hints: Promise<Hints>;
  path: string;
  query: Record<string, string | string[] | undefined>;
  chosen?: HintName;
};

/** What deserves a look, as filters over the grid; the chosen one is explained. */
export async function HintChips({ hints: asked, path, query, chosen }: Props) {
  const { hints, evaluations, cases, total } = await asked;
  const found = hints.filter(({ hint, count }) => count > 0 || hint === chosen);
  if (found.length === 0) return null;
  const href = (hint: HintName | undefined) => hrefWith(path, query, { page: undefined, case: undefined, edit: undefined, hint });
  const bound = cases < total ? ` The first ${show.count(cases)} of ${show.count(total)} cases were looked at.` : "";
  return (
    <nav aria-label="Hints" className="flex flex-col gap-1.5">
      <ul className="flex flex-wrap gap-1.5">
        {found.map(({ hint, count }) => (
          <li key={hint}>
            <Link
              href={href(hint === chosen ? undefined : hint)}
              scroll={false}
              prefetch={false}
              aria-current={hint === chosen ? "true" : undefined}
              title={hintWords[hint].why(evaluations)}
              className="inline-flex items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 py-0.5 text-muted hover:border-line-strong hover:text-ink aria-current:border-accent aria-current:bg-accent-ground aria-current:text-ink"
            >
              {hintWords[hint].text} <span className="font-medium text-ink tabular-nums">{show.count(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {chosen && (
        <p className="max-w-prose text-muted">
          {hintWords[chosen].why(evaluations)}
          {hintWords[chosen].isOfCases && bound}
        </p>
      )}
    </nav>
  );
}
