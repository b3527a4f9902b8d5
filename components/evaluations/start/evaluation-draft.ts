import type { EvaluatorGroup } from "@/evaluators/evaluator";
import type { Control } from "./option-controls";
import { type TypedOptions, typedOptions } from "./typed-options";

export type ArmDraft = {
  /** Its key in the form, nothing else. */
  id: string;
  promptId: string;
  versionId: string;
  label: string;
  providerId: string;
  model: string;
  temperature: string;
  maxTokens: string;
  /** Settings the form has no field for, kept from the evaluation this one is like. */
  others: Record<string, unknown>;
};

export type UseDraft = {
  id: string;
  type: string;
  key: string;
  options: TypedOptions;
  weight: string;
  threshold: string;
  required: boolean;
  negate: boolean;
  /** Of a saved evaluator, where another than its present one is meant. */
  revision?: number;
  /** What was typed for other types before this one was chosen, to find it again. */
  kept?: Record<string, TypedOptions>;
  /** Added by hand just now, so its options are shown. */
  isNew?: boolean;
};

/** What stands in the form. Numbers are texts until they are read. */
export type EvaluationDraft = {
  name: string;
  /** Where it is started from a suite, that says the dataset, the evaluators and when an item passes. */
  suiteId: string;
  arms: ArmDraft[];
  datasetId: string;
  split: string;
  tags: string[];
  trials: string;
  concurrency: string;
  passThreshold: string;
  budgetUsd: string;
  uses: UseDraft[];
};

/**
 * An evaluator one can choose, with the controls of its options. One that is saved stands under its slug after an @, which no type
 * begins with; its options are its own.
 */
export type CatalogueEntry = {
  type: string;
  group: EvaluatorGroup;
  about: string;
  asksModel: boolean;
  controls: Control[];
  saved?: { id: string; revision: number } & Counting;
};
type Counting = { weight: number; threshold: number | null; required: boolean; negate: boolean };

export const blankArm = (id: string, given: Partial<ArmDraft> = {}): ArmDraft => ({
  ...{ promptId: "", versionId: "", label: "", providerId: "", model: "", temperature: "", maxTokens: "", others: {} },
  ...given,
  id,
});

/** A use of an evaluator with its defaults, some options given. */
export const newUse = (
  id: string,
  { type, controls, saved }: CatalogueEntry,
  options: Record<string, unknown> = {},
): UseDraft => ({
  ...{ id, type, key: "", weight: String(saved?.weight ?? 1), threshold: String(saved?.threshold ?? "") },
  ...{ required: saved?.required ?? false, negate: saved?.negate ?? false },
  options: typedOptions(controls, options),
});

/** The same use with another evaluator: its own options as they were left, how it counts as before. */
export const ofType = (use: UseDraft, { type, controls }: CatalogueEntry): UseDraft => {
  const kept = { ...use.kept, [use.type]: use.options };
  return { ...use, type, kept, revision: undefined, options: kept[type] ?? typedOptions(controls) };
};
