import { metricName } from "@/components/evaluations/metric-words";
import { show } from "@/components/show";
import type { getSuite } from "@/lib/suites/get-suite";

export type Recipe = Pick<
  Awaited<ReturnType<typeof getSuite>>,
  "datasetName" | "split" | "evaluators" | "passThreshold" | "trials" | "primaryMetric" | "margin" | "guardrails"
>;

const isRatio = (metric: string) => metric === "latencyMs" || metric === "costUsd";

/** A margin in the unit of its metric. */
export function marginText(metric: string, margin: number): string {
  if (isRatio(metric)) return show.difference(margin, "percent").replace("+", "");
  return metric === "passRate" ? `${show.points(margin)} points` : margin.toFixed(margin < 0.01 ? 3 : 2);
}

function evaluatorText({ key, type, weight = 1, threshold, required, negate, revision }: Recipe["evaluators"][number]): string {
  const more = [
    type && type !== key ? type : "",
    revision ? `saved, revision ${revision}` : "",
    weight === 1 ? "" : `weight ${weight}`,
    threshold === undefined ? "" : `passes from ${threshold}`,
    required ? "required" : "",
    negate ? "negated" : "",
  ].filter(Boolean);
  return more.length > 0 ? `${key} (${more.join(", ")})` : String(key);
}

/** What a recipe asks, in lines of a name and a text. */
export const recipeLines = (recipe: Recipe): { name: string; text: string }[] => [
  { name: "Dataset", text: recipe.datasetName },
  { name: "Cases", text: recipe.split ? `the ${recipe.split} cases` : "all" },
  { name: "Trials a case", text: String(recipe.trials) },
  { name: "Evaluators", text: recipe.evaluators.map(evaluatorText).join(" · ") },
  {
    name: "An item passes",
    text:
      recipe.passThreshold === null ? "when every evaluator with a weight passes" : `from a total of ${recipe.passThreshold} on`,
  },
  {
    name: "Verdict about",
    text: `${metricName(recipe.primaryMetric)}, margin ${marginText(recipe.primaryMetric, recipe.margin)}`,
  },
  {
    name: "Guardrails",
    text:
      recipe.guardrails.map(({ metric, margin }) => `${metricName(metric)}, by ${marginText(metric, margin)}`).join(" · ") ||
      "none",
  },
];

/** The lines in which a recipe differs from the one before it; options of an evaluator are told by its key alone. */
export function recipeChanges(before: Recipe, after: Recipe): { name: string; from: string; to: string }[] {
  const was = recipeLines(before);
  const changes = recipeLines(after).flatMap(({ name, text }, at) => {
    const from = was[at]?.text ?? "";
    return from === text ? [] : [{ name, from, to: text }];
  });
  const options = after.evaluators.flatMap((use) => {
    const old = before.evaluators.find(({ key }) => key === use.key);
    return old && JSON.stringify(old.options) !== JSON.stringify(use.options) ? [use.key ?? ""] : [];
  });
  return [...changes, ...options.map((key) => ({ name: `Options of ${key}`, from: "", to: "changed" }))];
}
