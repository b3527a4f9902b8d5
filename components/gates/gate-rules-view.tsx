import { Fact, Facts } from "@/components/ui/facts";
import type { getGate } from "@/lib/gates/get-gate";
import { ruleFigures, ruleName } from "./rule-words";

type Gate = NonNullable<Awaited<ReturnType<typeof getGate>>["gate"]>;

const comparisons = { noWorse: "no worse", better: "better", none: "not asked" };

/** What a gate asks, for who may not change it. */
export function GateRulesView({ gate: { suiteName, suiteRevision, rules } }: { gate: Gate }) {
  const { comparison, minScores = {}, ...limits } = rules;
  const asked = [
    ...Object.entries(limits),
    ...Object.entries(minScores).map(([key, least]) => [`minScores.${key}`, least] as const),
  ];
  return (
    <Facts>
      <Fact name="Suite">
        {suiteName === null ? "None: only approvals are asked" : `${suiteName}, revision ${suiteRevision}`}
      </Fact>
      <Fact name={ruleName("comparison")}>{comparisons[comparison]}</Fact>
      {asked.map(([rule, required]) => (
        <Fact key={rule} name={ruleName(rule)}>
          {ruleFigures({ rule, actual: null, required: required ?? null }).required}
        </Fact>
      ))}
    </Facts>
  );
}
