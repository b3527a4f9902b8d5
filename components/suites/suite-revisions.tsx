import { When } from "@/components/when";
import { type Recipe, recipeChanges } from "./recipe-lines";

type Revision = Recipe & { number: number; createdByName: string | null; createdAt: Date };

/** What a suite asked from one change to the next, the newest first; `before` is the revision under the last of them. */
export function SuiteRevisions({ revisions, before }: { revisions: Revision[]; before: Revision | null }) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {revisions.map((revision, at) => {
        const older = revisions[at + 1] ?? before;
        const changes = older ? recipeChanges(older, revision) : [];
        return (
          <li key={revision.number} className="flex flex-col gap-1.5 px-4 py-3">
            <p className="flex flex-wrap items-baseline gap-x-3 wrap-anywhere">
              <span className="font-medium">Revision {revision.number}</span>
              <span className="text-muted">
                <When at={revision.createdAt} />
                {revision.createdByName && `, by ${revision.createdByName}`}
              </span>
            </p>
            {older === null ? (
              <p className="text-muted">As it was made.</p>
            ) : (
              <ul className="flex flex-col gap-1">
                {changes.map(({ name, from, to }) => (
                  <li key={name} className="break-words">
                    <span className="text-muted">{name}:</span>{" "}
                    {from && (
                      <>
                        <del className="text-muted">{from}</del> <span aria-hidden="true">→</span>{" "}
                      </>
                    )}
                    <ins className="no-underline">{to}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
