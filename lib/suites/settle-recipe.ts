import type { Context } from "@/lib/context";
import { readDataset } from "@/lib/datasets/rows";
import { type FieldError, unprocessable } from "@/lib/errors";
import { type ConfiguredUse, configureEvaluators } from "@/lib/evaluations/configure-evaluators";
import { commonMetrics, kindOfMetric } from "@/lib/evaluations/observe-metric";
import type { EvaluatorUse } from "@/lib/evaluations/schema";
import { defaultDelta } from "@/lib/statistics/margin-on-scale";
import type { Recipe } from "./rows";

/** A recipe as it is kept: whatever would stop an evaluation of it is refused now, and what it names cannot change under it. */
export async function settleRecipe(ctx: Context, asked: Omit<Recipe, "margin"> & { margin?: number }): Promise<Recipe> {
  const { datasetId, split, evaluators, passThreshold, trials, primaryMetric, margin, guardrails } = asked;
  const dataset = await readDataset(ctx, datasetId);
  const configured = await configureEvaluators(ctx, evaluators);
  const errors = [
    ...(dataset.archivedAt ? [{ path: "datasetId", message: `the dataset “${dataset.name}” is archived` }] : []),
    ...metricFaults(asked, [...commonMetrics, ...configured.map(({ key }) => key)]),
  ];
  const [first] = errors;
  if (first) throw unprocessable(`${first.path}: ${first.message}.`, errors);
  return {
    ...{ datasetId: dataset.id, split, passThreshold, trials, primaryMetric, guardrails },
    margin: margin ?? defaultDelta(kindOfMetric(primaryMetric)),
    evaluators: configured.map(pinned),
  };
}

/** Everything said: its key, how it counts, its options or the revision a saved one has now. */
function pinned({ key, type, options, weight, threshold, required, negate, ...from }: ConfiguredUse): EvaluatorUse {
  const counting = { weight, ...(threshold !== null && { threshold }), required, negate };
  const { savedId, savedRevision: revision } = from;
  if (savedId === null || revision === null) return { key, type, options: JSON.parse(options), ...counting };
  return { key, savedId, revision, ...counting };
}

function metricFaults(
  { primaryMetric, guardrails }: Pick<Recipe, "primaryMetric" | "guardrails">,
  known: string[],
): FieldError[] {
  const unknown = (metric: string) => `“${metric}” is none of ${known.join(", ")}`;
  return [
    ...(known.includes(primaryMetric) ? [] : [{ path: "primaryMetric", message: unknown(primaryMetric) }]),
    ...guardrails.flatMap(({ metric }, at) => {
      const path = `guardrails.${at}.metric`;
      if (metric === primaryMetric) return [{ path, message: "the primary metric is no guardrail beside itself" }];
      return known.includes(metric) ? [] : [{ path, message: unknown(metric) }];
    }),
  ];
}
