import Link from "next/link";
import type { ReactNode } from "react";
import { namedExpectations } from "@/components/datasets/named-expectations";
import { PageSection } from "@/components/page-section";
import { buttonClass } from "@/components/ui/button";
import { UrlPanel } from "@/components/ui/url-panel";
import type { getResult } from "@/lib/evaluations/get-result";
import type { listCalls } from "@/lib/evaluations/list-calls";
import type { listSiblings } from "@/lib/evaluations/list-siblings";
import type { ArmFigures } from "@/lib/evaluations/schema";
import type { listReviews } from "@/lib/reviews/list-reviews";
import { AnswerSides } from "./answer-sides";
import { CallTable } from "./call-table";
import { Fold } from "./fold";
import { MessageList } from "./message-list";
import { ModelNote } from "./model-note";
import { OutputCard } from "./output-card";
import { type Override, overridesOf } from "./overrides-of";
import { PanelSteps } from "./panel-steps";
import { ResultFacts } from "./result-facts";
import { ReviewList } from "./review-list";
import { ScoreList } from "./score-list";
import { SiblingList } from "./sibling-list";
import { ValueList } from "./value-list";

type Props = {
  result: Awaited<ReturnType<typeof getResult>>;
  arm: ArmFigures;
  siblings: Awaited<ReturnType<typeof listSiblings>>;
  /** The arm that is the baseline of what is looked at; its answers stand on the left. */
  baseline: string | null;
  /** The arm the answer is put beside; the first of the others where it is not told. */
  against: string | null;
  calls: Awaited<ReturnType<typeof listCalls>>;
  reviews: Awaited<ReturnType<typeof listReviews>>;
  place: { place: number; total: number; before: string | null; after: string | null } | null;
  hrefOf: (resultId: string) => string;
  /** The way to an answer beside it, where that is in another list. */
  otherHrefOf?: (resultId: string) => string;
  closeHref: string;
  /** To score this answer by another evaluator; null for who may not, or where there is no answer. */
  tryHref: string | null;
  /** The form; left out for who may not review. */
  reviewForm: ReactNode;
  /** Who looks, and what they may do about scores and corrections. */
  me: string;
  overrideOf?: (key: string, own: Override | null) => ReactNode;
  adoptOf?: (reviewId: string) => ReactNode;
};

/** One answer to one case, whole: what went in, what came out, what it scored, what it took, what people say of it. */
export function ResultPanel({ result, arm, siblings, calls, reviews, place, hrefOf, ...acts }: Props) {
  const { reviewForm, overrideOf, adoptOf, me, baseline, against, closeHref, tryHref, otherHrefOf = hrefOf } = acts;
  const other = siblings.find(({ armId }) => armId === against) ?? siblings[0];
  const further = siblings.filter(({ id }) => id !== other?.id);
  const own = { ...result, label: arm.label, href: null };
  const beside = other && { ...other, href: otherHrefOf(other.id) };
  const overrides = overridesOf(reviews, me);
  const { variables, expectations } = result.case;
  const description = (
    <>
      {arm.label} on <ModelNote arm={arm} />
    </>
  );
  return (
    <UrlPanel title={result.caseTitle} description={description} closeHref={closeHref}>
      <PanelSteps
        current={result.id}
        text={place ? `${place.place} of ${place.total}` : "Not in the list beside it"}
        beforeHref={place?.before ? hrefOf(place.before) : null}
        afterHref={place?.after ? hrefOf(place.after) : null}
      />
      <div className="flex flex-col gap-6">
        <ResultFacts result={result} />
        <PageSection title="Input">
          <Values values={variables} none="The case has no values." />
        </PageSection>
        <PageSection title={beside ? "Outputs side by side" : "Output"}>
          {beside ? (
            <AnswerSides {...(result.armId === baseline ? { left: own, right: beside } : { left: beside, right: own })} />
          ) : result.output ? (
            <Fold key={result.id} what="the answer">
              <OutputCard output={result.output} />
            </Fold>
          ) : (
            <p className="text-muted">There is no output.</p>
          )}
        </PageSection>
        <PageSection title="Scores">
          {result.scores.length > 0 ? (
            <ScoreList
              scores={result.scores}
              beside={other && { label: other.label, scores: other.scores }}
              overrides={overrides}
              overrideOf={overrideOf && ((key) => overrideOf(key, overrides[key]?.find(({ isMine }) => isMine) ?? null))}
            />
          ) : (
            <p className="text-muted">Nothing was scored.</p>
          )}
          {tryHref && (
            <Link href={tryHref} prefetch={false} className={`${buttonClass("plain", "small")} self-start`}>
              Try another evaluator on this answer
            </Link>
          )}
        </PageSection>
        <PageSection title="Expected">
          <Values values={namedExpectations(expectations)} none="The case says nothing of what it expects." />
        </PageSection>
        {further.length > 0 && (
          <PageSection title={further.length === 1 ? "The third arm on this case" : "The other arms on this case"}>
            <SiblingList siblings={further} hrefOf={otherHrefOf} />
          </PageSection>
        )}
        <PageSection title="Review">
          {reviews.length > 0 && <ReviewList reviews={reviews} adoptOf={adoptOf} />}
          {reviewForm}
          {reviews.length === 0 && !reviewForm && <p className="text-muted">Nobody has reviewed this result.</p>}
        </PageSection>
        <PageSection title="Messages sent">
          {result.messages ? <MessageList messages={result.messages} /> : <p className="text-muted">Nothing was sent yet.</p>}
        </PageSection>
        <PageSection title="Calls">
          {calls.length > 0 ? <CallTable calls={calls} /> : <p className="text-muted">No call was made yet.</p>}
        </PageSection>
      </div>
    </UrlPanel>
  );
}

function Values({ values, none }: { values: Record<string, unknown>; none: string }) {
  return Object.keys(values).length > 0 ? <ValueList values={values} /> : <p className="text-muted">{none}</p>;
}
