import { show } from "@/components/show";
import { type ChoiceLink, ChoiceLinks } from "@/components/ui/choice-links";
import { IntervalBar } from "./interval-bar";
import { MetricsTable } from "./metrics-table";
import { type Comparison, verdictSentence } from "./verdict-sentence";

type Props = { comparison: Comparison; baselines: ChoiceLink[]; candidates: ChoiceLink[] };

const tones = { better: "text-good", worse: "text-bad", equivalent: "text-ink", undecided: "text-ink" };

/** Two arms on the same cases: the sentence first, then what it rests on. */
export function ComparisonPanel({ comparison, baselines, candidates }: Props) {
  const { sentence, wouldDecide } = verdictSentence(comparison);
  const [primary] = comparison.metrics;
  const { improved, regressed, same } = comparison.counts;
  const counts = [
    { name: "Improved", count: improved, tone: "text-good" },
    { name: "Regressed", count: regressed, tone: "text-bad" },
    { name: "Same", count: same, tone: "text-muted" },
  ];
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <ChoiceLinks label="Baseline" choices={baselines} />
        <ChoiceLinks label="Candidate" choices={candidates} />
      </div>
      <div>
        <p className={`font-semibold text-lg leading-7 ${tones[comparison.verdict]}`}>{sentence}</p>
        {wouldDecide.map((line) => (
          <p key={line} className="text-muted">
            {line}
          </p>
        ))}
      </div>
      {primary && primary.difference !== null && primary.low !== null && primary.high !== null && (
        <IntervalBar
          difference={primary.difference}
          low={primary.low}
          high={primary.high}
          margin={comparison.margin}
          level={primary.level}
        />
      )}
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {counts.map(({ name, count, tone }) => (
          <div key={name} className="flex items-baseline gap-2">
            <dt className="text-muted">{name}</dt>
            <dd className={`font-semibold text-base tabular-nums ${tone}`}>{show.count(count)}</dd>
          </div>
        ))}
      </dl>
      <MetricsTable metrics={comparison.metrics} baseline={comparison.baseline} candidate={comparison.candidate} />
    </>
  );
}
