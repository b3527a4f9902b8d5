import { sql } from "drizzle-orm";
import type { EvaluatorUse } from "@/lib/evaluations/schema";
import { verb } from "@/lib/verb";

type Row = {
  id: string;
  name: string;
  revision: number;
  datasetId: string;
  datasetName: string;
  gateCases: number;
  primaryMetric: string;
  margin: number;
  guardrails: { metric: string; margin: number }[];
  trials: number;
  evaluators: string;
};

/** The suites a gate can name, each with what it decides by and how many gate cases it has now. One statement. */
export const listGateSuites = verb("evaluations:read", async ({ db, workspaceId }, _: undefined) => {
  const rows = await db.execute<Row>(sql`
    select s.id, s.name, s.revision, d.id as "datasetId", d.name as "datasetName", r.primary_metric as "primaryMetric", r.margin,
      r.guardrails, r.trials, r.evaluators,
      (select count(*)::int from case_versions c where c.dataset_id = d.id and c.until_revision is null
        and c.split = 'gate' and c.quarantined is null) as "gateCases"
    from suites s
    join suite_revisions r on r.suite_id = s.id and r.number = s.revision
    join datasets d on d.id = r.dataset_id
    where s.workspace_id = ${workspaceId} and s.archived_at is null
    order by s.name, s.id limit 200`);
  return rows.map(({ evaluators, ...suite }) => {
    const uses: EvaluatorUse[] = JSON.parse(evaluators);
    return { ...suite, keys: uses.flatMap(({ key }) => key ?? []) };
  });
});
