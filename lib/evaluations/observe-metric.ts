import type { MetricKind, Observation } from "@/lib/statistics/observation";
import type { MeasuredItem } from "./measured-item";

/** The same cases measured with each of the two that are compared. */
export type Sides = { baseline: MeasuredItem[]; candidate: MeasuredItem[] };

/** A figure; null where it was planned and is missing, undefined where the case does not ask for it. */
type ValueOf = (item: MeasuredItem) => number | null | undefined;

/** The metrics every evaluation has; any other is the score of an evaluator, by its key. */
const common = new Map<string, { kind: MetricKind; read: ValueOf }>([
  ["passRate", { kind: "proportion", read: ({ passed }) => (passed === null ? undefined : Number(passed)) }],
  ["meanScore", { kind: "score", read: ({ total }) => total ?? undefined }],
  ["latencyMs", { kind: "ratio", read: ({ latencyMs }) => latencyMs }],
  ["costUsd", { kind: "ratio", read: ({ costUsd }) => costUsd }],
]);

export const commonMetrics = [...common.keys()];

/** Passed or not, a score of 0..1, or a quantity of which less is better. */
export const kindOfMetric = (metric: string): MetricKind => common.get(metric)?.kind ?? "score";

/**
 * What each side came to in one metric. A case that either side did not ask is left out of both; an item that was not completed has no
 * figure and is missing.
 */
export function observeMetric({ baseline, candidate }: Sides, metric: string): Record<keyof Sides, Observation[]> {
  const read = common.get(metric)?.read ?? scoreOf(metric);
  const figureOf: ValueOf = (item) => (item.status === "completed" ? read(item) : null);
  const unasked = new Set<string>();
  for (const items of [baseline, candidate]) for (const item of items) if (figureOf(item) === undefined) unasked.add(item.caseId);
  const observe = (items: MeasuredItem[]) =>
    items
      .filter(({ caseId }) => !unasked.has(caseId))
      .map((item) => {
        const { caseId, group, trial, contentHash } = item;
        return { caseId, group, trial, contentHash, value: figureOf(item) ?? null };
      });
  return { baseline: observe(baseline), candidate: observe(candidate) };
}

/** An answer that was cut or refused is not scored though its case asks for it: that one is missing. */
const scoreOf =
  (key: string): ValueOf =>
  ({ scores, outcome }) =>
    scores.get(key) ?? (outcome === "ok" ? undefined : null);
