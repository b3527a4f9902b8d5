import Link from "next/link";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
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

/** As many as one may ask for. */
const mostTrials = 20;
const tones = { better: "text-good", worse: "text-bad", equivalent: "text-ink", undecided: "text-ink" };

/** Two arms on the same cases: the sentence first, then the interval it rests on. */
export function ComparisonPanel({ comparison, baselines, candidates, likeHref }: Props) {
  const { sentence, wouldDecide } = verdictSentence(comparison);
  const [primary] = comparison.metrics;
  const tried = primary ? Math.round(0.05 / (1 - primary.level)) : 1; // each has its part of 5 %
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
        {tried > 1 && (
          <p className="text-muted">
            One of {tried} candidates compared at once: its interval is a {show.percent(primary?.level ?? null)} one, so that
            trying many finds no winner by chance.
          </p>
        )}
        {isOpen && likeHref && <WayOn comparison={comparison} likeHref={likeHref} />}
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

/** What would decide, as a form that is filled in; more cases the dataset must get first. */
function WayOn({ comparison, likeHref }: { comparison: Comparison; likeHref: string }) {
  const { trialsNeeded, casesNeeded, priceNeededUsd, metrics } = comparison;
  const cases = metrics[0]?.cases ?? 0;
  const trials = trialsNeeded !== null && trialsNeeded <= mostTrials ? trialsNeeded : null;
  const each = casesNeeded && priceNeededUsd !== null ? priceNeededUsd / casesNeeded : null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-muted">
      {trials !== null && (
        <Link href={`${likeHref}&trials=${trials}`} prefetch={false} className={buttonClass("plain", "small")}>
          Run {show.count(cases)} cases × {show.count(trials)} trials
          {each !== null && `, about ${show.cost(each * cases * trials)}`}
        </Link>
      )}
      <span>
        When the dataset has more cases,{" "}
        <Link href={likeHref} prefetch={false} className="text-accent underline underline-offset-2">
          evaluate the same again
        </Link>
        .
      </span>
    </p>
  );
}
