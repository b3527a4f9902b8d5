import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { saveReview } from "@/app/w/[workspace]/evaluations/actions";
import { MessageList } from "@/components/evaluations/message-list";
import { OutputCard } from "@/components/evaluations/output-card";
import { ResultHeader } from "@/components/evaluations/result-header";
import { ReviewCard } from "@/components/evaluations/review-card";
import { ReviewForm } from "@/components/evaluations/review-form";
import { ScoreList } from "@/components/evaluations/score-list";
import { ValueList } from "@/components/evaluations/value-list";
import { LiveRefresh } from "@/components/live-refresh";
import { PageSection } from "@/components/page-section";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { getResult } from "@/lib/evaluations/get-result";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListMembers } from "@/lib/workspaces/schema";

export const metadata: Metadata = { title: "Result" };

export default async function ResultPage({ params }: PageProps<"/w/[workspace]/evaluations/[id]/results/[resultId]">) {
  const { workspace, id, resultId } = await params;
  const ctx = await contextFromSession(workspace);
  const result = await orNotFound(getResult(ctx, { id: resultId }));
  if (result.evaluationId !== id) notFound();
  const [evaluation, members] = await Promise.all([
    getEvaluation(ctx, { id }),
    result.review ? listMembers(ctx, ListMembers.parse({ pageSize: 100 })) : null,
  ]);
  const arm = evaluation.versions.find(({ armId }) => armId === result.armId);
  if (!arm) notFound();
  const isEnded = result.status === "completed" || result.status === "failed";
  const mayReview = isEnded && ctx.principal.scopes.has("reviews:write");
  const reviewer = members?.data.find(({ userId }) => userId === result.review?.reviewerId)?.name ?? "A former member";

  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <ResultHeader result={result} arm={arm} evaluation={evaluation} listPath={`/w/${workspace}/evaluations`} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-8">
          <PageSection title="Messages sent">
            {result.messages ? <MessageList messages={result.messages} /> : <p className="text-muted">Nothing was sent yet.</p>}
          </PageSection>
          <PageSection title="Output">
            {result.output ? <OutputCard output={result.output} /> : <p className="text-muted">There is no output.</p>}
          </PageSection>
          <PageSection title="Expected">
            {Object.keys(result.case.expectations).length > 0 ? (
              <ValueList values={result.case.expectations} />
            ) : (
              <p className="text-muted">The case says nothing of what it expects.</p>
            )}
          </PageSection>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <PageSection title="Scores">
            {result.scores.length > 0 ? <ScoreList scores={result.scores} /> : <p className="text-muted">Nothing was scored.</p>}
          </PageSection>
          <PageSection title="Review">
            {result.review && <ReviewCard review={result.review} reviewer={reviewer} />}
            {mayReview && <ReviewForm resultId={resultId} save={saveReview.bind(null, workspace)} />}
            {!result.review && !mayReview && <p className="text-muted">Nobody has reviewed this result.</p>}
          </PageSection>
        </div>
      </div>
      {!isEnded && result.status !== "cancelled" && (
        <LiveRefresh source={`/live/evaluations/${id}?workspace=${workspace}&results=false`} />
      )}
    </div>
  );
}
