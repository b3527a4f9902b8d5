import { Scale } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { JudgeTable } from "@/components/reviews/judge-table";
import { ReviewTabs } from "@/components/reviews/review-tabs";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listJudges } from "@/lib/reviews/list-judges";
import { ListJudges } from "@/lib/reviews/schema";

export const metadata: Metadata = { title: "Judges" };

export default async function JudgesPage({ params, searchParams }: PageProps<"/w/[workspace]/reviews/judges">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const { data, pagination } = await listJudges(ctx, readQuery(ListJudges, query));
  const root = `/w/${workspace}`;
  const path = `${root}/reviews`;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="Reviews"
        actions={
          ctx.principal.scopes.has("evaluations:write") && (
            <Link href={`${path}/new`} prefetch={false} className={buttonClass("primary")}>
              New queue
            </Link>
          )
        }
      />
      <ReviewTabs path={path} chosen="judges" />
      <p className="max-w-prose text-muted">
        An evaluator that asks a model is a judge. People's words in random, blind queues are held beside the judge's; a gate
        counts a judge from 50 such answers on, when at least 80% agreement is sure.
      </p>
      {pagination.total === 0 ? (
        <EmptyState
          icon={Scale}
          title="No judge was used lately"
          text="Judges of the last 90 days stand here, once an evaluation has used one."
        />
      ) : (
        <>
          <JudgeTable judges={data} root={root} />
          <PageLinks what="judges" {...pagination} hrefOf={(page) => hrefWith(`${path}/judges`, query, { page: String(page) })} />
        </>
      )}
    </div>
  );
}
