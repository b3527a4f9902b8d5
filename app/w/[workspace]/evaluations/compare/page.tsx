import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ComparisonPanel } from "@/components/evaluations/comparison-panel";
import { MetricsTable } from "@/components/evaluations/metrics-table";
import { PageSection } from "@/components/page-section";
import { FormProblem } from "@/components/ui/form-problem";
import { PageHeader } from "@/components/ui/page-header";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { compareEvaluations } from "@/lib/evaluations/compare-evaluations";
import { CompareEvaluations } from "@/lib/evaluations/comparison-schema";
import { problemOf } from "@/lib/http/failure";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Compare evaluations" };

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
              <Link href={`${root}/${asked.data.baseline.evaluationId}`} className="text-accent underline underline-offset-2">
                The baseline's evaluation
              </Link>
              <Link href={`${root}/${asked.data.candidate.evaluationId}`} className="text-accent underline underline-offset-2">
                The candidate's evaluation
              </Link>
            </>
          )
        }
      />
      {asked.success ? <Compared ctx={ctx} asked={asked.data} /> : <p className="text-muted">Choose two arms to compare.</p>}
    </div>
  );
}

async function Compared({ ctx, asked }: { ctx: Context; asked: CompareEvaluations }) {
  const outcome = await compareEvaluations(ctx, asked).catch((error) => {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not_found") notFound();
    return error;
  });
  if (outcome instanceof AppError) return <FormProblem outcome={{ ok: false, problem: problemOf(outcome, ctx.requestId) }} />;
  const comparison = told(outcome);
  return (
    <>
      <PageSection title="Comparison">
        <ComparisonPanel comparison={comparison} baselines={[]} candidates={[]} likeHref={null} />
      </PageSection>
      <PageSection title="Metrics, case by case">
        <MetricsTable metrics={comparison.metrics} baseline={comparison.baseline} candidate={comparison.candidate} />
      </PageSection>
    </>
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
