import type { Metadata } from "next";
import { EvaluationTable } from "@/components/evaluations/evaluation-table";
import { NoEvaluations } from "@/components/evaluations/no-evaluations";
import { hrefWith } from "@/components/href-with";
import { LiveRefresh } from "@/components/live-refresh";
import { PageLinks } from "@/components/ui/page-links";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations } from "@/lib/evaluations/schema";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Evaluations" };

export default async function EvaluationsPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluations">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const { data, pagination } = await listEvaluations(ctx, readQuery(ListEvaluations, query));
  const path = `/w/${workspace}/evaluations`;
  const isRunning = data.some(({ status }) => status === "queued" || status === "running");

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <h1 className="font-semibold text-2xl leading-8">Evaluations</h1>
      {pagination.total === 0 ? (
        <NoEvaluations workspaceSlug={workspace} />
      ) : (
        <>
          <EvaluationTable evaluations={data} path={path} />
          <PageLinks what="evaluations" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
        </>
      )}
      {isRunning && <LiveRefresh source={`/live/evaluations?workspace=${workspace}`} />}
    </div>
  );
}
