import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Panel } from "@/app/w/[workspace]/evaluations/[id]/panel";
import { CasePairs } from "@/components/evaluations/case-pairs";
import { ComparisonPanel } from "@/components/evaluations/comparison-panel";
import { MetricsTable } from "@/components/evaluations/metrics-table";
import { PageSection } from "@/components/page-section";
import { EmptyState } from "@/components/ui/empty-state";
import { FormProblem } from "@/components/ui/form-problem";
import { PageHeader } from "@/components/ui/page-header";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { compareEvaluations } from "@/lib/evaluations/compare-evaluations";
import { CompareEvaluations, ListPairs } from "@/lib/evaluations/comparison-schema";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { listPairs } from "@/lib/evaluations/list-pairs";
import { problemOf } from "@/lib/http/failure";
import { type PageQuery, readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Compare evaluations" };

const link = "text-accent underline underline-offset-2";

/** Two arms of two evaluations: `?baseline=<evaluation>:<arm>&candidate=<evaluation>:<arm>`. */
export default async function ComparePage({ params, searchParams }: PageProps<"/w/[workspace]/evaluations/compare">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const root = `/w/${workspace}/evaluations`;
  const [baseline, candidate] = [sideOf(query.baseline), sideOf(query.candidate)];
  const asked = CompareEvaluations.safeParse({ baseline, candidate });
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[{ text: "Evaluations", href: root }]}
        title="Compare evaluations"
        meta={
          asked.success && (
            <>
              <Link href={`${root}/${asked.data.baseline.evaluationId}`} prefetch={false} className={link}>
                The baseline's evaluation
              </Link>
              <Link href={`${root}/${asked.data.candidate.evaluationId}`} prefetch={false} className={link}>
                The candidate's evaluation
              </Link>
            </>
          )
        }
      />
      {asked.success ? (
        <Compared {...{ ctx, workspace, root, query }} asked={asked.data} />
      ) : (
        <EmptyState
          title="Choose two arms to compare"
          text="Open an evaluation: its arms are compared there, and its baseline leads here from a suite or a schedule."
        />
      )}
    </div>
  );
}

type Props = { ctx: Context; workspace: string; root: string; query: PageQuery; asked: CompareEvaluations };

async function Compared({ ctx, workspace, root, query, asked }: Props) {
  const outcome = await compareEvaluations(ctx, asked).catch((error) => {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not_found") notFound();
    return error;
  });
  if (outcome instanceof AppError) return <Refused {...{ ctx, root, asked }} error={outcome} />;
  const comparison = told(outcome);
  const path = `${root}/compare`;
  const id = asked.candidate.evaluationId;
  const baselineEvaluation = asked.baseline.evaluationId;
  const sides = { baseline: comparison.baseline.armId, candidate: comparison.candidate.armId };
  const list = readQuery(ListPairs, query, { id, ...sides, baselineEvaluation });
  const newPath = ctx.principal.scopes.has("evaluations:write") ? `${root}/new` : null;
  const resultId = typeof query.result === "string" ? query.result : null;
  const [pairs, evaluation] = await Promise.all([listPairs(ctx, list), resultId ? getEvaluation(ctx, { id }) : null]);
  return (
    <>
      <PageSection title="Comparison">
        <ComparisonPanel comparison={comparison} baselines={[]} candidates={[]} likeHref={newPath && `${newPath}?like=${id}`} />
      </PageSection>
      <CasePairs {...{ comparison, pairs, path, query }} chosen={list.change} />
      <PageSection title="Metrics, case by case">
        <MetricsTable metrics={comparison.metrics} baseline={comparison.baseline} candidate={comparison.candidate} />
      </PageSection>
      {resultId && evaluation && (
        <Panel
          {...{ ctx, workspace, evaluation, path, query, sides, newPath, resultId }}
          across={{ evaluationId: baselineEvaluation, path: `${root}/${baselineEvaluation}` }}
        />
      )}
    </>
  );
}

/** Why the two cannot be compared, and the way on. */
function Refused({ ctx, root, asked, error }: Omit<Props, "workspace" | "query"> & { error: AppError }) {
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <FormProblem outcome={{ ok: false, problem: problemOf(error, ctx.requestId) }} />
      {ctx.principal.scopes.has("evaluations:write") && (
        <p className="text-muted">
          A re-score makes them comparable without asking the models again:{" "}
          <Link href={`${root}/${asked.baseline.evaluationId}/rescore`} prefetch={false} className={link}>
            re-score the baseline
          </Link>{" "}
          or{" "}
          <Link href={`${root}/${asked.candidate.evaluationId}/rescore`} prefetch={false} className={link}>
            the candidate
          </Link>
          .
        </p>
      )}
    </div>
  );
}

/** The same version measured twice is told apart by when. */
function told(comparison: Awaited<ReturnType<typeof compareEvaluations>>) {
  const { baseline, candidate } = comparison;
  if (baseline.label !== candidate.label) return comparison;
  return {
    ...comparison,
    baseline: { ...baseline, label: `${baseline.label}, before` },
    candidate: { ...candidate, label: `${candidate.label}, later` },
  };
}

function sideOf(given: string | string[] | undefined) {
  const [evaluationId = "", armId = ""] = String(given ?? "").split(":");
  return { evaluationId, armId };
}
