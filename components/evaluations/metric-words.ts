import { show } from "@/components/show";
import type { Comparison } from "./verdict-sentence";

type Metric = Pick<Comparison["metrics"][number], "key" | "kind">;

const names: Record<string, string> = {
  passRate: "Pass rate",
  meanScore: "Mean score",
  latencyMs: "Latency",
  costUsd: "Cost",
};

/** What a metric is called. */
export const metricName = (metric: string) => names[metric] ?? metric;

/** A metric as text: its name, a figure of it, and a difference of two, `bare` or as an `amount` with its unit. */
export function metricWords({ key, kind }: Metric = { key: "passRate", kind: "proportion" }) {
  const bare = (value: number, sign = false) => {
    if (kind === "proportion") return show.points(value, sign);
    return withoutSign(show.difference(value, kind === "ratio" ? "percent" : "score"), sign);
  };
  return {
    name: metricName(key),
    isUsual: key === "passRate",
    figure:
      key === "latencyMs" ? show.duration : key === "costUsd" ? show.cost : kind === "proportion" ? show.percent : show.score,
    bare,
    amount: (value: number, sign = false) => (kind === "proportion" ? pointsOf(bare(value, sign)) : bare(value, sign)),
  };
}

const withoutSign = (text: string, sign: boolean) => (sign ? text : text.replace(/^\+/, ""));

const pointsOf = (text: string) => `${text} ${/^[+−]?1$/.test(text) ? "point" : "points"}`;
