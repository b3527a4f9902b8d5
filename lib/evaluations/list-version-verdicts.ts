import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";

type Asked = {
  /** Of the same prompt; what each is measured against. */
  versionIds: string[];
  referenceId: string;
};
type Row = {
  versionId: string;
  evaluationId: string;
  name: string;
  armId: string;
  referenceArmId: string;
  verdict: "better" | "worse" | "equivalent" | "undecided" | null;
  passRate: number | null;
  referencePassRate: number | null;
  /** Whether the word is about the pass rate. */
  isPassRate: boolean;
};

/**
 * What the last ended evaluation of each version beside the reference came to, by the words and counts that were stored at its end: one
 * statement for a page of versions, no look at results. Versions that were never measured so are left out.
 */
export const listVersionVerdicts = verb("evaluations:read", async (ctx, { versionIds, referenceId }: Asked) => {
  if (versionIds.length === 0) return [];
  return [
    ...(await ctx.db.execute<Row>(sql`
      select distinct on (v.id) v.id as "versionId", e.id as "evaluationId", e.name, c.id as "armId", r.id as "referenceArmId",
        case when r.position = 0 then c.verdict
          when c.position = 0 then case r.verdict when 'better' then 'worse' when 'worse' then 'better' else r.verdict end
        end as verdict,
        c.passed::float8 / nullif(c.scored, 0) as "passRate", r.passed::float8 / nullif(r.scored, 0) as "referencePassRate",
        coalesce(s.primary_metric, 'passRate') = 'passRate' as "isPassRate"
      from prompt_versions v
      join prompt_versions f on f.id = ${referenceId} and f.workspace_id = v.workspace_id and f.content_hash <> v.content_hash
      join evaluation_arms c on c.version_id = v.id and c.content_hash = v.content_hash and c.model_override is null
      join evaluation_arms r on r.evaluation_id = c.evaluation_id and r.content_hash = f.content_hash and r.model_override is null
      join evaluations e on e.id = c.evaluation_id and e.status in ('completed', 'completed_with_errors')
      left join suite_revisions s on s.workspace_id = e.workspace_id and s.suite_id = e.suite_id and s.number = e.suite_revision
      where v.workspace_id = ${ctx.workspaceId} and v.id = any(${sql.param(versionIds)}::text[])
      order by v.id, e.finished_at desc nulls last, e.id desc, r.position`)),
  ];
});
