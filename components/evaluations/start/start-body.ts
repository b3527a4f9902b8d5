import type { ArmDraft, CatalogueEntry, EvaluationDraft, UseDraft } from "./evaluation-draft";
import { readOptions, type TypedFault } from "./read-options";

/** The draft as `startEvaluation` and `estimateEvaluation` take it, and what in it cannot be sent; the paths are those of the body. */
export function startBody(draft: EvaluationDraft, catalogue: CatalogueEntry[]) {
  const faults: TypedFault[] = [];
  const blank = (path: string, message: string) => faults.push({ path, message, isBlank: true });
  const numberIn = (path: string, text: string) => {
    if (text.trim() === "") return undefined;
    const value = Number(text.replace(",", "."));
    if (Number.isFinite(value)) return value;
    faults.push({ path, message: "is not a number", isBlank: false });
    return undefined;
  };

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
  const evaluatorBody = ({ type, key, required, negate, ...use }: UseDraft, at: string) => {
    const read = readOptions(catalogue.find((entry) => entry.type === type)?.controls ?? [], use.options);
    faults.push(...read.faults.map((fault) => ({ ...fault, path: `${at}.options.${fault.path}` })));
    const weight = numberIn(`${at}.weight`, use.weight);
    const threshold = numberIn(`${at}.threshold`, use.threshold);
    return { type, key: key.trim() || undefined, options: read.options, weight, threshold, required, negate };
  };

  if (!draft.datasetId) blank("datasetId", "choose a dataset");
  if (draft.uses.length === 0) blank("evaluators", "add at least one evaluator");
  const body = {
    name: draft.name.trim() || undefined,
    datasetId: draft.datasetId,
    arms: draft.arms.map((arm, position) => armBody(arm, `arms.${position}`)),
    evaluators: draft.uses.map((use, position) => evaluatorBody(use, `evaluators.${position}`)),
    split: draft.split || undefined,
    caseFilter: draft.tags.length > 0 ? { tags: draft.tags } : undefined,
    trials: numberIn("trials", draft.trials),
    concurrency: numberIn("concurrency", draft.concurrency),
    passThreshold: numberIn("passThreshold", draft.passThreshold),
  };
  return { body, faults };
}

export type StartBody = ReturnType<typeof startBody>["body"];
