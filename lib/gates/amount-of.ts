import { kindOfMetric } from "@/lib/evaluations/observe-metric";

/** A difference or a margin of a metric in words: points of a rate, percent of latency and cost, else the figure. */
export function amountOf(metric: string, value: number): string {
  const kind = kindOfMetric(metric);
  if (kind === "score") return rounded(value, 1_000);
  const whole = rounded(value * 100, 10);
  return kind === "ratio" ? `${whole}%` : `${whole} ${/^−?1$/.test(whole) ? "point" : "points"}`;
}

const rounded = (value: number, by: number) => String(Math.round(value * by) / by + 0).replace("-", "−");
