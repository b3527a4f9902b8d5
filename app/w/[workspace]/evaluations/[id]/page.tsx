import type { Metadata } from "next";
import { PassRateChart } from "@/components/charts/pass-rate-chart";
import { ComparisonPanel } from "@/components/evaluations/comparison-panel";
import { EvaluationHeader } from "@/components/evaluations/evaluation-header";
import { FiguresTable } from "@/components/evaluations/figures-table";
import { IntegrityTable } from "@/components/evaluations/integrity-table";
import { ResultFilters } from "@/components/evaluations/result-filters";
import { ResultTable } from "@/components/evaluations/result-table";
import { hrefWith } from "@/components/href-with";
import { LiveRefresh } from "@/components/live-refresh";
import { PageSection } from "@/components/page-section";
import { PageLinks } from "@/components/ui/page-links";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { listResults } from "@/lib/evaluations/list-results";
import { ListResults } from "@/lib/evaluations/result-schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Evaluation" };

export default async function EvaluationPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluations/[id]">) {
  const { workspace, id } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const evaluation = await orNotFound(getEvaluation(ctx, { id }));
  const { versions: arms, status } = evaluation;
  const isRunning = status === "queued" || status === "running";
  const listPath = `/w/${workspace}/evaluations`;
  const path = `${listPath}/${id}`;
  const armId = (value: unknown, other?: string) =>
    arms.find((arm) => arm.armId === value && value !== other) ?? arms.find((arm) => arm.armId !== other);
  const baseline = armId(query.baseline)?.armId;
  const candidate = armId(query.candidate, baseline)?.armId;
  const asked = readQuery(ListResults, query, { id });
  const [results, comparison] = await Promise.all([
    listResults(ctx, asked),
    arms.length < 2 ? null : compareArms(ctx, readQuery(CompareArms, query, { id, baseline, candidate })),
  ]);
  const choose = (side: "baseline" | "candidate", chosen?: string) =>
    arms.map((arm) => ({ text: arm.label, href: hrefWith(path, query, pick(side, arm.armId)), chosen: arm.armId === chosen }));
  /** Who chooses the other side's arm swaps the two. */
  const pick = (side: "baseline" | "candidate", arm: string) =>
    side === "baseline"
      ? { baseline: arm, candidate: arm === candidate ? baseline : candidate }
      : { candidate: arm, baseline: arm === baseline ? candidate : baseline };

  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <EvaluationHeader evaluation={evaluation} listPath={listPath} isRunning={isRunning} />
      <PageSection title="Integrity">
        <IntegrityTable arms={arms} />
      </PageSection>
      <PageSection title="Figures">
        <FiguresTable arms={arms} keys={evaluation.evaluators.map(({ key }) => key)} />
        <PassRateChart arms={arms.map(({ label, passRate }) => ({ label, passRate }))} />
      </PageSection>
      {comparison && (
        <PageSection title="Comparison">
          <ComparisonPanel
            comparison={comparison}
            baselines={choose("baseline", baseline)}
            candidates={choose("candidate", candidate)}
          />
        </PageSection>
      )}
      <PageSection title="Results">
        <ResultFilters path={path} query={query} chosen={asked} arms={arms} />
        {results.data.length === 0 ? (
          <p className="text-muted">
            {arms.some(({ planned }) => planned > 0) ? "No result matches these filters." : "No result yet."}
          </p>
        ) : (
          <ResultTable
            results={results.data}
            armLabels={Object.fromEntries(arms.map((arm) => [arm.armId, arm.label]))}
            path={path}
          />
        )}
        <PageLinks what="results" {...results.pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      </PageSection>
      {isRunning && <LiveRefresh source={`/live/evaluations/${id}?workspace=${workspace}&results=false`} />}
    </div>
  );
}
