import type { getSetup } from "@/lib/evaluations/get-setup";
import { blankArm, type CatalogueEntry, type EvaluationDraft, type UseDraft } from "./evaluation-draft";
import { typedOptions } from "./typed-options";

type Setup = Awaited<ReturnType<typeof getSetup>>;

const textOf = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));

/** The draft of an evaluation like another one. */
export function setupDraft(setup: Setup, catalogue: CatalogueEntry[]): EvaluationDraft {
  const arms = setup.arms.map(({ promptId, versionId, label, override }, position) => {
    const { providerId = "", name: model = "", temperature, maxTokens, ...others } = override;
    const settings = { providerId, model, temperature: textOf(temperature), maxTokens: textOf(maxTokens), others };
    return blankArm(`arm ${position}`, { promptId, versionId, label, ...settings });
  });
  return {
    ...{
      name: "",
      arms,
      uses: setupUses(setup, catalogue),
      datasetId: setup.datasetId,
      split: setup.split ?? "",
      tags: setup.tags,
    },
    trials: textOf(setup.trials),
    concurrency: textOf(setup.concurrency),
    passThreshold: textOf(setup.passThreshold),
    budgetUsd: textOf(setup.budgetUsd),
  };
}

/** The evaluators as they were used; one the catalogue no longer has is left out. */
export const setupUses = (setup: Pick<Setup, "evaluators">, catalogue: CatalogueEntry[]): UseDraft[] =>
  setup.evaluators.flatMap(({ type, key, options, weight, threshold, required, negate }) => {
    const controls = catalogue.find((entry) => entry.type === type)?.controls;
    if (!controls) return [];
    const counting = { weight: textOf(weight), threshold: textOf(threshold), required, negate };
    return [{ id: key, type, key: key === type ? "" : key, options: typedOptions(controls, options), ...counting }];
  });
