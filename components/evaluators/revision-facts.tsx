import { Card } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import type { getSavedEvaluator } from "@/lib/evaluators/get-saved-evaluator";
import { Fingerprint } from "./fingerprint";

type Revision = Awaited<ReturnType<typeof getSavedEvaluator>>["revision"];

/** What a revision holds: the evaluator, its options, how its score counts, and what tells its scores from others. */
export function RevisionFacts({ revision }: { revision: Revision }) {
  const { type, typeVersion, options, weight, threshold, required, negate, fingerprint } = revision;
  return (
    <Card>
      <Facts>
        <Fact name="Evaluator">
          {type} <span className="text-muted">version {typeVersion}</span>
        </Fact>
        {Object.entries(options).map(([name, value]) => (
          <Fact key={name} name={name}>
            <span className="line-clamp-6 break-words whitespace-pre-wrap">
              {typeof value === "string" ? value : JSON.stringify(value)}
            </span>
          </Fact>
        ))}
        <Fact name="Weight">{weight}</Fact>
        <Fact name="Passes">
          {threshold === null ? "as the evaluator says" : `from ${threshold}`}
          {required && ", required"}
          {negate && ", negated"}
        </Fact>
        <Fact name="Fingerprint">
          <Fingerprint text={fingerprint} />
        </Fact>
      </Facts>
    </Card>
  );
}
