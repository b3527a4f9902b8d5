import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { isOpen } from "@/lib/evaluations/rows";

const shown = 5;
const isRunning = sql`status in ('queued', 'running')`; // written out, so that Postgres uses the index that holds only those
type Arm = {
  armId: string;
  label: string;
  /** Null while it runs. */
  completed: number | null;
  passRate: number | null;
  verdict: "better" | "worse" | "equivalent" | "undecided" | null;
};

/** The latest evaluations, those that run, and those that want a look, in one statement. */
export async function readEvaluations({ db, workspaceId }: Context) {
  const latest = sql`(select id from evaluations where workspace_id = ${workspaceId} order by created_at desc limit ${shown})`;
  const running = sql`(select id from evaluations where workspace_id = ${workspaceId} and ${isRunning} limit ${shown})`;
  const lastOnDataset = sql`(select distinct on (dataset_id) id from evaluations
    where workspace_id = ${workspaceId} and finished_at >= now() - interval '30 days'
      and purpose not in ('scheduled', 'confirming') order by dataset_id, finished_at desc)`;
  const isUndecided = sql`exists (select from ${evaluationArms}
    where ${evaluationArms.evaluationId} = ${evaluations.id} and ${evaluationArms.verdict} = 'undecided')`;
  const isLast = sql`${evaluations.id} in ${lastOnDataset}`;
  const wanting = sql<boolean>`(${isLast} and (${inArray(evaluations.status, ["failed", "completed_with_errors"])} or ${isUndecided}))`;
  const rows = await db
    .select({
      id: evaluations.id,
      name: evaluations.name,
      status: evaluations.status,
      datasetName: datasets.name,
      createdAt: evaluations.createdAt,
      finishedAt: evaluations.finishedAt,
      planned: sql<number>`coalesce((select max(${evaluationResults.position}) from ${evaluationResults}
        where ${evaluationResults.evaluationId} = ${evaluations.id}), 0)`,
      open: sql<number>`(select count(*)::int from ${evaluationResults}
        where ${evaluationResults.evaluationId} = ${evaluations.id} and ${isOpen})`,
      arms: sql<Arm[]>`(select json_agg(json_build_object('armId', id, 'label', label, 'completed', completed, 'verdict', verdict,
          'passRate', passed::float8 / nullif(scored, 0)) order by position)
        from ${evaluationArms} where ${evaluationArms.evaluationId} = ${evaluations.id})`,
      isLatest: sql<boolean>`${evaluations.id} in ${latest}`,
      isWanting: wanting,
    })
    .from(evaluations)
    .innerJoin(datasets, eq(datasets.id, evaluations.datasetId))
    .where(
      and(
        eq(evaluations.workspaceId, workspaceId),
        sql`${evaluations.id} in (${latest} union ${running} union ${lastOnDataset})`,
      ),
    )
    .orderBy(desc(evaluations.createdAt), desc(evaluations.id));
  return {
    latest: rows.filter((row) => row.isLatest),
    running: rows.filter(({ status }) => status === "queued" || status === "running").slice(0, shown),
    wanting: rows.filter((row) => row.isWanting).slice(0, shown),
  };
}
