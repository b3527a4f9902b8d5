import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

type Arm = {
  id: string;
  contentHash: string;
  providerId: string;
  modelName: string;
  /** It called another model, or with other settings, than its content says. */
  isOverridden: boolean;
};

/** An evaluation in which a content was measured, as far as it decides whether it is evidence. */
export type Try = {
  id: string;
  name: string;
  status: string;
  purpose: string;
  /** Raised each time it is set going again. */
  round: number;
  split: string | null;
  isFiltered: boolean;
  sourceEvaluationId: string | null;
  suiteId: string | null;
  suiteRevision: number | null;
  datasetId: string;
  datasetRevision: number;
  createdAt: Date;
  finishedAt: Date | null;
  arms: Arm[];
  /** Which modules scored it: a newer one may score otherwise. */
  modules: string;
  /** Whether an item of it was completed; asked only of those that were stopped. */
  hasResults: boolean;
  /** Whether retention took what it was answered. */
  isBare: boolean;
  /** Whether an item of it has its answer from another evaluation. */
  isReused: boolean;
};

type Asked = { suiteId: string | null; versionId: string; contentHash: string };
type Row = Omit<Try, "createdAt" | "finishedAt"> & { createdAt: string; finishedAt: string | null };

/** Every evaluation of the suite, and of this version without it, that measured the content; newest first. One statement. */
export async function readTries(ctx: Context, { suiteId, versionId, contentHash }: Asked): Promise<Try[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select e.id, e.name, e.status, e.purpose, e.round, e.split, e.case_filter is not null as "isFiltered",
      e.source_evaluation_id as "sourceEvaluationId", e.suite_id as "suiteId", e.suite_revision as "suiteRevision",
      e.dataset_id as "datasetId", e.dataset_revision as "datasetRevision",
      e.created_at as "createdAt", e.finished_at as "finishedAt",
      (select json_agg(json_build_object('id', a.id, 'contentHash', a.content_hash, 'providerId', a.provider_id,
          'modelName', a.model_name, 'isOverridden', a.model_override is not null) order by a.position)
        from evaluation_arms a where a.evaluation_id = e.id) as arms,
      (select coalesce(string_agg(u.key || ' ' || u.type || ' ' || u.type_version, ', ' order by u.key), '')
        from evaluation_evaluators u where u.evaluation_id = e.id) as modules,
      e.status in ('cancelled', 'failed') and exists (select 1 from evaluation_results r
        where r.evaluation_id = e.id and r.status = 'completed') as "hasResults",
      e.outputs_removed_at is not null as "isBare",
      e.suite_id is not null and exists (select 1 from evaluation_results r
        where r.evaluation_id = e.id and r.reused_from is not null) as "isReused"
    from evaluations e
    where e.workspace_id = ${ctx.workspaceId} and e.id in (
      select a.evaluation_id from evaluation_arms a
      where a.workspace_id = ${ctx.workspaceId} and a.version_id = ${versionId} and a.content_hash = ${contentHash}
      union
      select a.evaluation_id from evaluations s join evaluation_arms a on a.evaluation_id = s.id
      where s.workspace_id = ${ctx.workspaceId} and s.suite_id = ${suiteId} and a.content_hash = ${contentHash}
    )
    order by e.created_at desc, e.id desc`);
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt),
  }));
}
