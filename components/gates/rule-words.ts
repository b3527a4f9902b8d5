import { metricName } from "@/components/evaluations/metric-words";
import { show } from "@/components/show";

type Reading = { rule: string; actual: number | string | null; required: number | string | null };

const names: Record<string, string> = {
  suite: "Suite as accepted",
  evidence: "Evaluations that count",
  integrity: "Nothing missing",
  comparison: "Against what is served",
  minPassRate: "Pass rate",
  maxLatencyP95Ms: "Latency (p95)",
  maxCostUsdPerItem: "Cost an answer",
  minCases: "Cases",
  maxAgeHours: "Age",
  approvals: "Approvals",
};

/** What a rule is called; one of an evaluator or a guardrail by its own name. */
export function ruleName(rule: string): string {
  const [kind = "", ...rest] = rule.split(".");
  const own = rest.join(".");
  if (kind === "minScores") return `Mean score of ${own}`;
  if (kind === "guardrails") return `Guardrail: ${metricName(own)}`;
  if (kind === "judge") return `Judge ${own} may be trusted`;
  return names[rule] ?? rule;
}

const forms: Record<string, (value: number) => string> = {
  integrity: (value) => `${show.percent(value)} missing`,
  minPassRate: show.percent,
  maxLatencyP95Ms: show.duration,
  maxCostUsdPerItem: show.cost,
  maxAgeHours: (value) => `${show.count(value)} h`,
  suite: (value) => `revision ${value}`,
};

const bounds: Record<string, string> = {
  min: "at least ",
  max: "at most ",
  evidence: "at least ",
  integrity: "at most ",
  approvals: "at least ",
};

/** What was found and, where that is not the same, what is asked, as text: “91%” and “at least 90%”. */
export function ruleFigures({ rule, actual, required }: Reading): { actual: string; required: string } {
  const form = (value: Reading["actual"]) => {
    if (typeof value !== "number") return value ?? "—";
    return rule.startsWith("minScores.") ? show.score(value) : (forms[rule] ?? show.count)(value);
  };
  const bound = bounds[rule] ?? bounds[rule.slice(0, 3)] ?? (typeof required === "string" ? "asked: " : "");
  return { actual: form(actual), required: actual === required && !bounds[rule] ? "" : `${bound}${form(required)}` };
}
