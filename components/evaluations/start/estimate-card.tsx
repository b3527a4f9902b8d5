import { show } from "@/components/show";
import { Fact, Facts } from "@/components/ui/facts";
import type { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";

type Estimate = Awaited<ReturnType<typeof estimateEvaluation>>;
type Props = { estimate: Estimate | null; arms: number; isStale: boolean; budgetUsd: number; without: string };

/** What a run would take and could show, before it is paid for. */
export function EstimateCard({ estimate, arms, isStale, budgetUsd, without }: Props) {
  return (
    <section
      aria-label="Estimate"
      aria-busy={isStale}
      className={`flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 ${isStale ? "opacity-70" : ""}`}
    >
      <h2 className="font-semibold">Estimate</h2>
      {estimate ? (
        <>
          <Facts>
            <Fact name="Cases">
              {show.count(estimate.cases)}
              {estimate.quarantined > 0 && `, without ${show.count(estimate.quarantined)} in quarantine`}
            </Fact>
            <Fact name="Calls">{show.count(estimate.calls)}</Fact>
            {estimate.judgeCalls > 0 && <Fact name="Judge calls">{show.count(estimate.judgeCalls)}</Fact>}
            <Fact name="Tokens in">about {show.count(estimate.inputTokens)}</Fact>
            <Fact name="Tokens out">
              {estimate.outputTokens === null
                ? "not known: no greatest length is set"
                : `at most ${show.count(estimate.outputTokens)}`}
            </Fact>
            <Fact name="Cost">{costOf(estimate)}</Fact>
            {estimate.judgeCalls > 0 && <Fact name="Cost of judges">{judgeCostOf(estimate)}</Fact>}
          </Facts>
          {estimate.warnings.map((text) => (
            <p key={text} className="break-words text-warn">
              {text}
            </p>
          ))}
          {budgetUsd > 0 && knownCostOf(estimate) > budgetUsd && (
            <p className="text-warn">
              It may cost more than the budget of {show.cost(budgetUsd)}, and then stops before its end.
            </p>
          )}
          {arms > 1 && <p className="text-muted">{powerOf(estimate)}</p>}
        </>
      ) : (
        <p className="text-muted">{without}</p>
      )}
    </section>
  );
}

function costOf({ costUsd, outputTokens }: Estimate): string {
  if (costUsd === null) return outputTokens === null ? "not known without the tokens" : "price unknown";
  return `at most ${show.cost(costUsd)}`;
}

function judgeCostOf({ judgeCostUsd, judgeInputTokens, judgeOutputTokens }: Estimate): string {
  const isCounted = judgeInputTokens !== null && judgeOutputTokens !== null;
  if (judgeCostUsd === null) return isCounted ? "price unknown" : "not known without the tokens";
  return `at most ${show.cost(judgeCostUsd)}`;
}

/** Null where a part of it is not known. */
const wholeCostOf = ({ costUsd, judgeCalls, judgeCostUsd }: Estimate): number | null =>
  costUsd === null || (judgeCalls > 0 && judgeCostUsd === null) ? null : costUsd + (judgeCostUsd ?? 0);

const knownCostOf = ({ costUsd, judgeCostUsd }: Estimate): number => (costUsd ?? 0) + (judgeCostUsd ?? 0);

function powerOf(estimate: Estimate): string {
  const { cases, trials, smallestDifference } = estimate;
  if (smallestDifference === null) {
    return `A verdict needs at least 20 independent cases; here ${cases === 1 ? "is" : "are"} ${show.count(cases)}.`;
  }
  const whole = wholeCostOf(estimate);
  const price = whole === null ? "at a price that is not known" : `for at most ${show.cost(whole)}`;
  const repeated = trials > 1 ? ` The ${trials} trials steady the answer to each case; they do not add to the cases.` : "";
  return `With ${show.count(cases)} cases this run can show a difference in pass rate of about ${show.points(smallestDifference)} points or more, ${price}, where one case in five changes sides.${repeated}`;
}
