import { Suspense } from "react";
import { setQuarantine } from "@/app/w/[workspace]/datasets/actions";
import { ArmCharts } from "@/components/charts/arm-charts";
import { chartedArms } from "@/components/charts/charted-arms";
import { ChartsSkeleton } from "@/components/charts/charts-skeleton";
import { SpreadTable } from "@/components/charts/spread-table";
import { TradeOff } from "@/components/charts/trade-off";
import { CasePairs } from "@/components/evaluations/case-pairs";
import { ComparisonPanel } from "@/components/evaluations/comparison-panel";
import { ComparisonSkeleton } from "@/components/evaluations/comparison-skeleton";
import { ConfusionList } from "@/components/evaluations/confusion-list";
import { FiguresTable } from "@/components/evaluations/figures-table";
import { FlakySection } from "@/components/evaluations/flaky-section";
import { IntegrityTable } from "@/components/evaluations/integrity-table";
import { MetricsTable } from "@/components/evaluations/metrics-table";
import { ReviewLinks } from "@/components/evaluations/review-links";
import { type Sides, sideChoices } from "@/components/evaluations/sides-of";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { SectionSkeleton } from "@/components/ui/skeleton";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms, ListPairs } from "@/lib/evaluations/comparison-schema";
import { countLatencies } from "@/lib/evaluations/count-latencies";
import { countScores } from "@/lib/evaluations/count-scores";
import { ListFlaky } from "@/lib/evaluations/flaky-schema";
import { getConfusion } from "@/lib/evaluations/get-confusion";
import { listFlaky } from "@/lib/evaluations/list-flaky";
import { listPairs } from "@/lib/evaluations/list-pairs";
import { readQuery } from "@/lib/http/read-query";
import type { Part } from "./page";
import { People } from "./people";

/** What came of an evaluation: what is counted already at once, and what looks at every result when it is ready. */
export function Summary(part: Part) {
  const { ctx, evaluation, isRunning, sides, path, reviewsPath } = part;
  return (
    <div className="flex flex-col gap-8">
      <PageSection title="Integrity">
        <IntegrityTable arms={evaluation.versions} progress={evaluation.progress} isRunning={isRunning} />
      </PageSection>
      {sides &&
        (isRunning ? (
          <PageSection title="Comparison">
            <p className="text-muted">A verdict needs every planned item: it stands here when the evaluation is finished.</p>
          </PageSection>
        ) : (
          <Suspense fallback={<ComparisonSkeleton cases={casesOfPage(evaluation)} metrics={4 + evaluation.evaluators.length} />}>
            <Compared {...part} sides={sides} />
          </Suspense>
        ))}
      <PageSection title="Figures by arm">
        <FiguresTable arms={evaluation.versions} keys={evaluation.evaluators.map(({ key }) => key)} />
        <Suspense fallback={<ChartsSkeleton arms={evaluation.versions.length} />}>
          <Charts {...part} />
        </Suspense>
      </PageSection>
      <Suspense fallback={<SectionSkeleton />}>
        {!isRunning && (evaluation.trials > 1 || evaluation.suiteId !== null) && <Flaky {...part} />}
        {!isRunning && <People {...{ ctx, evaluation, path }} reviewsPath={reviewsPath} mayMake={part.newPath !== null} />}
        {evaluation.evaluators.some(({ type }) => type === "classification") && <Confusion {...part} />}
      </Suspense>
    </div>
  );
}

/** About as many cases as are listed at first. */
const casesOfPage = ({ progress, versions, trials }: Part["evaluation"]) =>
  Math.min(10, Math.ceil(progress.planned / versions.length / trials));

async function Charts({ ctx, evaluation: { id, versions } }: Part) {
  const [scores, latencies] = await Promise.all([countScores(ctx, { id }), countLatencies(ctx, { id })]);
  const charted = chartedArms(versions, scores, latencies);
  return (
    <>
      <ArmCharts charted={charted}>
        <TradeOff arms={charted.arms} />
      </ArmCharts>
      {scores.length > 0 && <SpreadTable charted={charted} />}
    </>
  );
}

async function Confusion({ ctx, evaluation: { id, versions } }: Part) {
  const { data } = await getConfusion(ctx, { id });
  return <ConfusionList confusions={data} arms={versions} />;
}

async function Compared({ ctx, evaluation, path, query, sides, newPath, reviewsPath }: Part & { sides: Sides }) {
  const { id, versions: arms } = evaluation;
  const asked = readQuery(ListPairs, query, { id, ...sides });
  const [comparison, pairs] = await Promise.all([
    compareArms(ctx, readQuery(CompareArms, query, { id, ...sides })),
    listPairs(ctx, asked),
  ]);
  const choose = (side: keyof Sides) =>
    sideChoices(arms, sides, side, (chosen) => hrefWith(path, query, { ...chosen, page: undefined, result: undefined }));
  return (
    <>
      <PageSection title="Comparison">
        <ComparisonPanel
          comparison={comparison}
          baselines={choose("baseline")}
          candidates={choose("candidate")}
          likeHref={newPath && `${newPath}?like=${id}`}
        />
      </PageSection>
      <CasePairs {...{ comparison, pairs, path, query }} chosen={asked.change}>
        {comparison.counts.regressed > 0 && (
          <ReviewLinks
            newHref={newPath && `${reviewsPath}/new?evaluation=${id}`}
            asked={[{ rule: "regressions", text: "Review the regressions", arms: sides }]}
          />
        )}
      </CasePairs>
      <PageSection title="Metrics, case by case">
        <MetricsTable metrics={comparison.metrics} baseline={comparison.baseline} candidate={comparison.candidate} />
      </PageSection>
    </>
  );
}

async function Flaky({ ctx, workspace, evaluation, path, query }: Part) {
  const { id, suiteId } = evaluation;
  const across = suiteId !== null && (query.flaky === "suite" || evaluation.trials === 1) ? "suite" : "evaluation";
  const { data, pagination } = await listFlaky(
    ctx,
    readQuery(ListFlaky, { page: query.flakyPage }, { id, across, pageSize: 10 }),
  );
  const { scopes } = ctx.principal;
  return (
    <FlakySection
      {...{ cases: data, pagination, path, query }}
      across={suiteId !== null && evaluation.trials > 1 ? across : null}
      may={(split) => scopes.has(split === "gate" ? "workspace:admin" : "datasets:write")}
      set={setQuarantine.bind(null, workspace)}
    />
  );
}
