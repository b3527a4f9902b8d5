/** What a queue holds, in words. */
const words: Record<string, string> = {
  random: "chosen at random",
  failures: "that did not pass",
  disagreements: "on which evaluators disagree",
  regressions: "that the candidate lost",
};

export function ruleWords({ kind, rule }: { kind: "single" | "pairs"; rule: Record<string, unknown> }): string {
  const what = kind === "pairs" ? "Pairs of answers" : "Answers";
  return `${what} ${words[String(rule.of)] ?? ""}`.trim();
}
