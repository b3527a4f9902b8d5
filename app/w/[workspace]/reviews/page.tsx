import { MessagesSquare } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { QueueTable } from "@/components/reviews/queue-table";
import { ReviewTabs } from "@/components/reviews/review-tabs";
import { buttonClass } from "@/components/ui/button";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listQueues } from "@/lib/reviews/list-queues";
import { ListQueues } from "@/lib/reviews/schema";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage({ params, searchParams }: PageProps<"/w/[workspace]/reviews">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const asked = readQuery(ListQueues, query);
  const { data, pagination } = await listQueues(ctx, asked);
  const path = `/w/${workspace}/reviews`;
  const { scopes } = ctx.principal;
  const mayMake = scopes.has("evaluations:write");
  const isFiltered = asked.open !== undefined || asked.evaluationId !== undefined;
  const isEmpty = pagination.total === 0;
  const choices = (
    [
      [undefined, "All"],
      ["true", "Open"],
      ["false", "Closed"],
    ] as const
  ).map(([open, text]) => ({
    text,
    href: hrefWith(path, query, { open, page: undefined }),
    chosen: asked.open === open,
  }));
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="Reviews"
        actions={
          mayMake && (
            <Link href={`${path}/new`} prefetch={false} className={buttonClass("primary")}>
              New queue
            </Link>
          )
        }
      />
      <ReviewTabs path={path} chosen="queues" />
      {isEmpty && !isFiltered ? (
        <EmptyState
          icon={MessagesSquare}
          title="Nobody was asked to judge yet"
          text={
            mayMake
              ? "A review queue hands answers of an evaluation to people, one after another: failures, what evaluators disagree on, regressions, or some at random, which also shows whether a judge can be trusted."
              : "A review queue hands answers of an evaluation to people, one after another. An editor of this workspace can make one."
          }
        />
      ) : (
        <>
          <ChoiceLinks label="Show" choices={choices} />
          {isEmpty ? (
            <EmptyState title="No queue matches" text="Change the filter, or clear it to see all.">
              <Link href={path} className={buttonClass()}>
                Show all
              </Link>
            </EmptyState>
          ) : (
            <QueueTable queues={data} path={path} mayJudge={scopes.has("reviews:write")} />
          )}
          <PageLinks what="queues" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
        </>
      )}
    </div>
  );
}
