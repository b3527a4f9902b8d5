import { draftReader } from "./draft-reader";
import type { CatalogueEntry, UseDraft } from "./evaluation-draft";

/** What stands in the form of a re-score. */
export type RescoreDraft = { name: string; passThreshold: string; uses: UseDraft[] };

/** The draft as `rescoreEvaluation` takes it, and what in it cannot be sent. */
export function rescoreBody(id: string, draft: RescoreDraft, catalogue: CatalogueEntry[]) {
  const { faults, numberIn, evaluatorBodies } = draftReader(catalogue);
  const body = {
    id,
    name: draft.name.trim() || undefined,
    evaluators: evaluatorBodies(draft.uses),
    passThreshold: numberIn("passThreshold", draft.passThreshold),
  };
  return { body, faults };
}

export type RescoreBody = ReturnType<typeof rescoreBody>["body"];
