import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

type Target = {
  name: string | null;
  promptSlug: string | null;
  number: number | null;
  evaluationId: string | null;
  resultId: string | null;
};
const nameless: Target = { name: null, promptSlug: null, number: null, evaluationId: null, resultId: null };

/** What the targets of entries are called now: one statement, by id in each table an entry may speak of. */
export async function readTargets<Entry extends { targetId: string }>(ctx: Context, entries: Entry[]) {
  const ids = sql`(${sql.join(
    ["", ...new Set(entries.map(({ targetId }) => targetId))].map((id) => sql`${id}`),
    sql`, `,
  )})`;
  const workspace = ctx.workspaceId;
  const found = await ctx.db.execute<Target & { id: string }>(sql`
    select id, name, slug as "promptSlug", null::int as number, null::text as "evaluationId", null::text as "resultId"
      from prompts where workspace_id = ${workspace} and id in ${ids}
    union all select v.id, p.name, p.slug, v.number, null, null
      from prompt_versions v join prompts p on p.id = v.prompt_id where v.workspace_id = ${workspace} and v.id in ${ids}
    union all select id, name, null, null, null, null from datasets where workspace_id = ${workspace} and id in ${ids}
    union all select id, name, null, null, null, null from providers where workspace_id = ${workspace} and id in ${ids}
    union all select id, name, null, null, null, null from saved_evaluators where workspace_id = ${workspace} and id in ${ids}
    union all select id, name, null, null, null, null from suites where workspace_id = ${workspace} and id in ${ids}
    union all select id, name, null, null, id, null from evaluations where workspace_id = ${workspace} and id in ${ids}
    union all select a.id, p.name, null, null, null, null
      from alerts a join prompts p on p.id = a.prompt_id where a.workspace_id = ${workspace} and a.id in ${ids}
    union all select s.id, p.name, null, null, null, null
      from schedules s join prompts p on p.id = s.prompt_id where s.workspace_id = ${workspace} and s.archived_at is null and s.id in ${ids}
    union all select b.id, e.name, null, null, e.id, null
      from baselines b join evaluations e on e.id = b.evaluation_id where b.workspace_id = ${workspace} and b.id in ${ids}
    union all select r.id, e.name, null, null, e.id, r.result_id
      from reviews r join evaluations e on e.id = r.evaluation_id where r.workspace_id = ${workspace} and r.id in ${ids}
    union all select id, name, null, null, null, null from review_queues where workspace_id = ${workspace} and id in ${ids}
    union all select r.id, p.name, null, null, null, null
      from runs r join prompts p on p.id = r.prompt_id where r.workspace_id = ${workspace} and r.id in ${ids}`);
  const targets = new Map(found.map(({ id, ...target }) => [id, target]));
  return entries.map((entry) => ({ ...entry, target: targets.get(entry.targetId) ?? nameless }));
}
