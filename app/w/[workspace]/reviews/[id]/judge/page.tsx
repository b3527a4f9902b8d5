import type { Metadata } from "next";
import Link from "next/link";
import { judgeQueueItem, skipQueueItem, takeBackJudgement, takeItem } from "@/app/w/[workspace]/reviews/actions";
import { Judging } from "@/components/reviews/judging";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { getQueue } from "@/lib/reviews/get-queue";
import { listFailureTags } from "@/lib/reviews/list-failure-tags";

export const metadata: Metadata = { title: "Judge" };

/** Nothing is held by looking at this address: the first item is asked for when the page is open. */
export default async function JudgePage({ params }: PageProps<"/w/[workspace]/reviews/[id]/judge">) {
  const { workspace, id } = await params;
  const ctx = await contextFromSession(workspace);
  const [queue, knownTags] = await orNotFound(Promise.all([getQueue(ctx, { id }), listFailureTags(ctx, {})]));
  const list = `/w/${workspace}/reviews`;
  const { scopes, id: reviewerId } = ctx.principal;
  const { name, criteria, progress, kind, closedAt } = queue;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        crumbs={[
          { text: "Reviews", href: list },
          { text: name, href: `${list}/${id}` },
        ]}
        title={`Judge: ${name}`}
      />
      {closedAt || !scopes.has("reviews:write") ? (
        <EmptyState
          title={closedAt ? "This queue is closed" : "Your role does not judge"}
          text={closedAt ? "Nothing more is judged in it; what was judged counts." : "A reviewer of this workspace can."}
        >
          <Link href={`${list}/${id}`} className={buttonClass()}>
            See the queue
          </Link>
        </EmptyState>
      ) : (
        <Judging
          {...{ reviewerId, knownTags, queueHref: `${list}/${id}` }}
          queue={{ id, criteria, progress, isPair: kind === "pairs" }}
          mayAdopt={scopes.has("datasets:write")}
          actions={{
            take: takeItem.bind(null, workspace),
            judge: judgeQueueItem.bind(null, workspace),
            skip: skipQueueItem.bind(null, workspace),
            undo: takeBackJudgement.bind(null, workspace),
          }}
        />
      )}
    </div>
  );
}
