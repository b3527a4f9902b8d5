import type { AlertFigures } from "./schema";

type Told = { promptSlug: string; number: number; environment: string; figures: AlertFigures };

/** An alert in one sentence: what is worse, by how much, and that it was measured twice. */
export function alertSentence({ promptSlug, number, environment, figures }: Told): string {
  const { first, confirming } = figures;
  return `${promptSlug} v${number} in ${environment} is worse than its baseline: ${lossWords(first)}, and ${lossWords(confirming)} when measured again at once.`;
}

const nameOf: Record<string, string> = { passRate: "pass rate", meanScore: "mean score", latencyMs: "latency", costUsd: "cost" };

/** A difference with its interval: “pass rate −18 points (−26 to −10)”. */
function lossWords({ primary, kind, difference, low, high }: AlertFigures["first"]): string {
  const unit = kind === "ratio" ? "%" : " points";
  const show = (value: number | null) =>
    value === null
      ? "—"
      : new Intl.NumberFormat("en", { maximumFractionDigits: Math.abs(value) < 0.0995 ? 1 : 0, signDisplay: "exceptZero" })
          .format(value * 100)
          .replace("-", "−");
  return `${nameOf[primary] ?? primary} ${show(difference)}${unit} (${show(low)} to ${show(high)})`;
}
