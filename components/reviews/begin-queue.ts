import type { QueueDraft } from "./queue-draft";

type Evaluation = { name: string; versions: { armId: string }[] };
type Query = Record<string, string | string[] | undefined>;

const rules = ["random", "failures", "disagreements", "regressions"] as const;
const titles = { random: "Sample", failures: "Failures", disagreements: "Disagreements", regressions: "Regressions" };

/** What the form begins with: the rule and the arms that the address names. */
export function beginQueue({ name, versions }: Evaluation, query: Query): QueueDraft {
  const arms = versions.map(({ armId }) => armId);
  const asked = rules.find((rule) => rule === query.rule) ?? "random";
  const of = asked === "regressions" && arms.length < 2 ? "failures" : asked;
  const armNamed = (value: Query[string]) => arms.find((armId) => armId === value);
  const baseline = armNamed(query.baseline) ?? arms[0] ?? "";
  const candidate = armNamed(query.candidate) ?? arms.find((armId) => armId !== baseline) ?? "";
  const isPaired = query.sides === "both" && arms.length > 1;
  return {
    ...{ name: `${titles[of]} of ${name}`.slice(0, 200), of, count: "50", armId: armNamed(query.arm) ?? "", baseline, candidate },
    ...{ isPaired, reviewersPerItem: "1", blind: true },
    criteria: isPaired
      ? []
      : [{ id: "first", name: "Is the answer correct?", key: "correct", kind: "boolean", required: true, options: twoOptions }],
  };
}

const twoOptions = [
  { id: "0", label: "good", score: "1" },
  { id: "1", label: "poor", score: "0" },
];
