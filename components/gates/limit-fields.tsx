"use client";

import { Field } from "@/components/ui/field";
import type { GateDraft } from "./gate-draft";

type Props = {
  draft: GateDraft;
  /** Of the suite's evaluators. */
  keys: string[];
  change: (part: Partial<GateDraft>) => void;
  errorOf: (rule: string) => string | undefined;
};
type Limit = "minPassRate" | "maxLatencyP95Ms" | "maxCostUsdPerItem" | "minCases" | "maxAgeHours";

const limits: [name: Limit, label: string, hint: string][] = [
  ["minPassRate", "Least pass rate (%)", "Of all items that were scored."],
  ["maxLatencyP95Ms", "Most latency (ms)", "19 of 20 answers come within it."],
  ["maxCostUsdPerItem", "Most cost (USD an answer)", "The mean of its answers; an unknown price does not pass."],
  ["minCases", "Least cases", "Different gate cases that were measured."],
  ["maxAgeHours", "Greatest age (hours)", "Since the newest evaluation ended."],
];

/** Absolute limits; what is left empty is not asked. They hold for a first promotion too. */
export function LimitFields({ draft, keys, change, errorOf }: Props) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">Limits</legend>
      <p className="text-muted">
        What is left empty is not asked. They hold for a first promotion too, when there is nothing to compare with.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        {limits.map(([name, label, hint]) => (
          <Field
            key={name}
            label={label}
            hint={hint}
            inputMode="decimal"
            value={draft[name]}
            onChange={(event) => change({ [name]: event.target.value })}
            error={faultOf(errorOf(name), draft[name])}
          />
        ))}
        {keys.map((key) => (
          <Field
            key={key}
            label={`Least mean score of ${key}`}
            hint="0 to 1."
            inputMode="decimal"
            value={draft.minScores[key] ?? ""}
            onChange={(event) => change({ minScores: { ...draft.minScores, [key]: event.target.value } })}
            error={faultOf(errorOf(`minScores.${key}`), draft.minScores[key])}
          />
        ))}
      </div>
    </fieldset>
  );
}

const faultOf = (error: string | undefined, typed = "") => (error && Number.isNaN(Number(typed)) ? "This is no number." : error);
