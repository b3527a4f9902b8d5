import { notFound } from "next/navigation";
import { overrideOne, saveReview } from "@/app/w/[workspace]/evaluations/actions";
import { adoptReference } from "@/app/w/[workspace]/reviews/actions";
import { AdoptButton } from "@/components/evaluations/adopt-button";
import { OverrideScore } from "@/components/evaluations/override-score";
import { ResultPanel } from "@/components/evaluations/result-panel";
import { ReviewForm } from "@/components/evaluations/review-form";
import { hrefWith } from "@/components/href-with";
import type { Context } from "@/lib/context";
import { ListPairs, type SideRef } from "@/lib/evaluations/comparison-schema";
import { findCounterpart } from "@/lib/evaluations/find-counterpart";
import { findPairPlace } from "@/lib/evaluations/find-pair-place";
import { findResultPlace } from "@/lib/evaluations/find-result-place";
import { getResult } from "@/lib/evaluations/get-result";
import { listCalls } from "@/lib/evaluations/list-calls";
import { listSiblings } from "@/lib/evaluations/list-siblings";
import { ListResults } from "@/lib/evaluations/result-schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { listReviews } from "@/lib/reviews/list-reviews";
import type { Part } from "./page";

type Props = Pick<Part, "ctx" | "workspace" | "evaluation" | "path" | "query" | "sides" | "newPath"> & {
  resultId: string;
  /** Where the baseline is an arm of another evaluation: which, and the address of its page. */
  across?: { evaluationId: string; path: string };
};

const counterpartOf = async (ctx: Context, id: string, side: SideRef) => {
  const found = await findCounterpart(ctx, { id, evaluationId: side.evaluationId, armId: side.armId });
  return found ? [found] : [];
};

/** One result beside the page, where the address names it. */
export async function Panel({ ctx, evaluation, path, query, sides, newPath, across, resultId, workspace }: Props) {
  const { id } = evaluation;
  const baselineEvaluation = across?.evaluationId;
  const place =
    query.tab === "results" || !sides
      ? findResultPlace(ctx, { ...readQuery(ListResults, query, { id }), resultId })
      : findPairPlace(ctx, { ...readQuery(ListPairs, query, { id, ...sides, baselineEvaluation }), resultId });
  const [result, siblings, calls, reviews, found] = await orNotFound(
    Promise.all([
      getResult(ctx, { id: resultId }),
      across && sides ? counterpartOf(ctx, resultId, { ...across, armId: sides.baseline }) : listSiblings(ctx, { id: resultId }),
      listCalls(ctx, { id: resultId }),
      listReviews(ctx, { id: resultId }),
      place,
    ]),
  );
  const arm = evaluation.versions.find(({ armId }) => armId === result.armId);
  if (!arm || result.evaluationId !== id) notFound();
  const mayReview = ctx.principal.scopes.has("reviews:write") && (result.status === "completed" || result.status === "failed");
  return (
    <ResultPanel
      {...{ result, arm, siblings, calls, reviews, place: found }}
      hrefOf={(next) => hrefWith(path, query, { result: next })}
      otherHrefOf={across && ((other) => `${across.path}?tab=results&result=${other}`)}
      closeHref={hrefWith(path, query, { result: undefined })}
      tryHref={newPath && result.output ? `/w/${workspace}/evaluators/try?result=${resultId}` : null}
      reviewForm={mayReview ? <ReviewForm key={resultId} resultId={resultId} save={saveReview.bind(null, workspace)} /> : null}
      baseline={sides?.baseline ?? null}
      against={sides && (result.armId === sides.baseline ? sides.candidate : sides.baseline)}
      me={ctx.principal.id}
      overrideOf={
        mayReview
          ? (key, own) => <OverrideScore resultId={resultId} scoreKey={key} own={own} save={overrideOne.bind(null, workspace)} />
          : undefined
      }
      adoptOf={
        ctx.principal.scopes.has("datasets:write")
          ? (reviewId) => <AdoptButton reviewId={reviewId} adopt={adoptReference.bind(null, workspace)} />
          : undefined
      }
    />
  );
}
