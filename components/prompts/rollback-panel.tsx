import { FilterSelect } from "@/components/ui/filter-select";
import { UrlPanel } from "@/components/ui/url-panel";
import type { ContentDiff } from "@/lib/diff/schema";
import type { Outcome } from "@/lib/http/action";
import { ReleaseForm } from "./release-form";
import { Replacement } from "./replacement";

type Props = {
  promptId: string;
  environment: string;
  served: number | null;
  target: { id: string; number: number } | null;
  choices: { text: string; href: string; chosen: boolean }[];
  diff: ContentDiff | null;
  rollBack: (input: unknown) => Promise<Outcome<unknown>>;
  closeHref: string;
  /** Where the page says what was done. */
  doneHref: string;
  /** Of an undo; empty otherwise. */
  reason: string;
};

/** Takes an environment back to a version it served before, with what that changes in sight. */
export function RollbackPanel(props: Props) {
  const { promptId, environment, served, target, choices, diff, rollBack, closeHref, doneHref, reason } = props;
  return (
    <UrlPanel
      title={`Roll back ${environment}`}
      description="No gate is asked. Applications get it within a second."
      closeHref={closeHref}
    >
      {target === null ? (
        <p>{environment} served no other version before that could be gone back to.</p>
      ) : (
        <div className="flex flex-col gap-5">
          {served !== null && (
            <p>
              <span className="font-medium">{environment}</span> will serve v{target.number} again instead of v{served}, which is
              held until somebody releases it.
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            <span aria-hidden="true" className="text-muted">
              Back to
            </span>
            <FilterSelect label="Back to" choices={choices} />
          </div>
          <ReleaseForm
            key={target.id}
            ask={rollBack}
            input={{ id: promptId, environment, toVersionId: target.id }}
            button={`Roll back to v${target.number}`}
            reason={reason}
            isReasonRequired
            isBreaking={false}
            said={`${environment} is back at version ${target.number}`}
            doneHref={doneHref}
          />
          <Replacement environment={environment} from={served} to={target.number} diff={diff} />
        </div>
      )}
    </UrlPanel>
  );
}
