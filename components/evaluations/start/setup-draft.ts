import type { getSetup } from "@/lib/evaluations/get-setup";
import { blankArm, type CatalogueEntry, type EvaluationDraft, type UseDraft } from "./evaluation-draft";
import { typedOptions } from "./typed-options";

type Setup = Awaited<ReturnType<typeof getSetup>>;

/** The draft of an evaluation like another one. */
export function setupDraft(setup: Setup, catalogue: CatalogueEntry[]): EvaluationDraft {
  const arms = setup.arms.map(({ promptId, versionId, label, override }, position) => {
    const { providerId = "", name: model = "", temperature, maxTokens, ...others } = override;
    const settings = { providerId, model, temperature: String(temperature ?? ""), maxTokens: String(maxTokens ?? ""), others };
    return blankArm(`arm ${position}`, { promptId, versionId, label, ...settings });
  });
  return {
    ...{
      name: "",
      suiteId: "",
      arms,
      uses: setupUses(setup, catalogue),
      datasetId: setup.datasetId,
      split: setup.split ?? "",
      tags: setup.tags,
    },
    trials: String(setup.trials ?? ""),
    concurrency: String(setup.concurrency ?? ""),
    passThreshold: String(setup.passThreshold ?? ""),
    budgetUsd: String(setup.budgetUsd ?? ""),
  };
}

type Counting = "weight" | "threshold" | "required" | "negate";
type Used = Pick<Setup["evaluators"][number], "key" | "type" | "options" | Counting | "savedId" | "savedRevision">;

/** The evaluators as they were used; one the catalogue no longer has is left out. */
export const setupUses = (setup: { evaluators: Used[] }, catalogue: CatalogueEntry[]): UseDraft[] =>
  setup.evaluators.flatMap(({ type: kind, key, options, weight, threshold, required, negate, ...from }) => {
    const saved = catalogue.find((entry) => entry.saved?.id === from.savedId);
    const entry = saved ?? catalogue.find((one) => one.type === kind);
    if (!entry) return [];
    const { type, controls } = entry;
    const counting = { weight: String(weight ?? ""), threshold: String(threshold ?? ""), required, negate };
    const own = key === (saved ? type.slice(1) : type) ? "" : key;
    const revision = saved ? (from.savedRevision ?? undefined) : undefined;
    return [{ id: key, type, key: own, options: typedOptions(controls, options), revision, ...counting }];
  });
