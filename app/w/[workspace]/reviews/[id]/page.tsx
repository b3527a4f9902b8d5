import type { Metadata } from "next";
import Link from "next/link";
import { shutQueue } from "@/app/w/[workspace]/reviews/actions";
import { PageSection } from "@/components/page-section";
import { AgreementList } from "@/components/reviews/agreement-list";
import { CloseButton } from "@/components/reviews/close-button";
import { CriterionList } from "@/components/reviews/criterion-list";
import { ReviewerTable } from "@/components/reviews/reviewer-table";
import { ruleWords } from "@/components/reviews/rule-words";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Stat, Stats } from "@/components/ui/stat";
import { When } from "@/components/when";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { getQueue } from "@/lib/reviews/get-queue";
import { listReviewers } from "@/lib/reviews/list-reviewers";

export const metadata: Metadata = { title: "Review queue" };

export default async function QueuePage({ params }: PageProps<"/w/[workspace]/reviews/[id]">) {
  const { workspace, id } = await params;
  const ctx = await contextFromSession(workspace);
  const [queue, reviewers] = await orNotFound(Promise.all([getQueue(ctx, { id }), listReviewers(ctx, { id })]));
  const path = `/w/${workspace}/reviews`;
  const { scopes } = ctx.principal;
  const { progress, reviewersPerItem } = queue;
  const mayJudge = scopes.has("reviews:write") && !queue.closedAt && progress.left > 0;
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <PageHeader
        crumbs={[{ text: "Reviews", href: path }]}
        title={queue.name}
        meta={
          <>
            {queue.closedAt ? (
              <Badge>Closed</Badge>
            ) : progress.done === progress.items ? (
              <Badge tone="good">Done</Badge>
            ) : (
              <Badge tone="active">Open</Badge>
            )}
            <p>
              {ruleWords(queue)} of{" "}
              <Link
                href={`/w/${workspace}/evaluations/${queue.evaluationId}`}
                className="text-accent underline underline-offset-2"
              >
                {queue.evaluationName}
              </Link>
            </p>
            <p>{queue.blind ? "Blind: scores and arms are hidden" : "Scores and arms are shown"}</p>
            <p>
              Made <When at={queue.createdAt} />
            </p>
          </>
        }
        actions={
          <>
            {scopes.has("evaluations:write") && !queue.closedAt && (
              <CloseButton queue={{ id, name: queue.name }} close={shutQueue.bind(null, workspace)} />
            )}
            {mayJudge && (
              <Link href={`${path}/${id}/judge`} prefetch={false} className={buttonClass("primary")}>
                {progress.mine > 0 ? "Go on judging" : "Start judging"}
              </Link>
            )}
          </>
        }
      />
      <Stats>
        <Stat
          label="Done"
          value={`${progress.done} of ${progress.items}`}
          note={reviewersPerItem === 1 ? "items judged" : `items judged by ${reviewersPerItem} people`}
        />
        <Stat label="Judgements" value={progress.judgements} note={`of ${progress.items * reviewersPerItem}`} />
        <Stat label="Yours" value={progress.mine} />
        <Stat label="Left for you" value={queue.closedAt ? "—" : progress.left} />
      </Stats>
      <PageSection title="How far reviewers agree">
        <AgreementList queue={queue} />
      </PageSection>
      <PageSection title="Who judged">
        {reviewers.length > 0 ? <ReviewerTable reviewers={reviewers} /> : <p className="text-muted">Nobody yet.</p>}
      </PageSection>
      {queue.criteria.length > 0 && (
        <PageSection title="What they are asked">
          <CriterionList criteria={queue.criteria} />
        </PageSection>
      )}
    </div>
  );
}
