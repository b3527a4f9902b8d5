import Link from "next/link";
import { type ChoiceLink, ChoiceLinks } from "@/components/ui/choice-links";
import { GuardrailList } from "./guardrail-list";
import { IntervalBar } from "./interval-bar";
import { type Comparison, verdictSentence } from "./verdict-sentence";

type Props = {
  comparison: Comparison;
  baselines: ChoiceLink[];
  candidates: ChoiceLink[];
  /** Where an evaluation like this one is started; null for who may not. */
  likeHref: string | null;
};

const tones = { better: "text-good", worse: "text-bad", equivalent: "text-ink", undecided: "text-ink" };

/** Two arms on the same cases: the sentence first, then the interval it rests on. */
export function ComparisonPanel({ comparison, baselines, candidates, likeHref }: Props) {
  const { sentence, wouldDecide } = verdictSentence(comparison);
  const [primary] = comparison.metrics;
  const isOpen = comparison.verdict === "undecided" && !comparison.reasons.includes("not_finished");
  return (
    <>
      <div>
        <p className={`font-semibold text-lg leading-7 break-words ${tones[comparison.verdict]}`}>{sentence}</p>
        {wouldDecide.map((line) => (
          <p key={line} className="text-muted">
            {line}
          </p>
        ))}
        {isOpen && likeHref && (
          <p className="text-muted">
            When the dataset has more cases,{" "}
            <Link href={likeHref} prefetch={false} className="text-accent underline underline-offset-2">
              evaluate the same again
            </Link>
            .
          </p>
        )}
      </div>
      {primary && primary.difference !== null && primary.low !== null && primary.high !== null && (
        <IntervalBar
          metric={primary}
          difference={primary.difference}
          low={primary.low}
          high={primary.high}
          margin={comparison.margin}
        />
      )}
      <GuardrailList comparison={comparison} />
      {baselines.length > 1 && (
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <ChoiceLinks label="Baseline" choices={baselines} />
          <ChoiceLinks label="Candidate" choices={candidates} />
        </div>
      )}
    </>
  );
}
