import { draftReader } from "./draft-reader";
import type { ArmDraft, CatalogueEntry, EvaluationDraft } from "./evaluation-draft";

/** The draft as `startEvaluation` and `estimateEvaluation` take it, and what in it cannot be sent; the paths are those of the body. */
export function startBody(draft: EvaluationDraft, catalogue: CatalogueEntry[]) {
  const { faults, blank, numberIn, evaluatorBodies } = draftReader(catalogue);
  const armBody = (arm: ArmDraft, at: string) => {
    if (!arm.versionId) blank(`${at}.versionId`, "choose a version");
    const settings = {
      ...arm.others,
      providerId: arm.providerId || undefined,
      name: arm.model.trim() || undefined,
      temperature: numberIn(`${at}.model.temperature`, arm.temperature),
      maxTokens: numberIn(`${at}.model.maxTokens`, arm.maxTokens),
    };
    const isChanged = Object.values(settings).some((value) => value !== undefined);
    return { versionId: arm.versionId, label: arm.label.trim() || undefined, model: isChanged ? settings : undefined };
  };

  const { suiteId } = draft;
  if (!suiteId && !draft.datasetId) blank("datasetId", "choose a dataset");
  const arms = draft.arms.map((arm, position) => armBody(arm, `arms.${position}`));
  const asked = suiteId
    ? { suiteId, split: draft.split || null }
    : {
        datasetId: draft.datasetId,
        evaluators: evaluatorBodies(draft.uses),
        passThreshold: numberIn("passThreshold", draft.passThreshold),
        split: draft.split || undefined,
      };
  const body = {
    name: draft.name.trim() || undefined,
    ...asked,
    arms,
    caseFilter: draft.tags.length > 0 ? { tags: draft.tags } : undefined,
    trials: numberIn("trials", draft.trials),
    concurrency: numberIn("concurrency", draft.concurrency),
    budgetUsd: numberIn("budgetUsd", draft.budgetUsd),
  };
  return { body, faults };
}

export type StartBody = ReturnType<typeof startBody>["body"];
