import { sql } from "drizzle-orm";
import { evaluators } from "@/evaluators";
import { paginate, totalOf, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { judgeEligibility } from "./judge-eligibility";
import type { ListJudges } from "./schema";

const judgeTypes = Object.values(evaluators).flatMap(({ type, asksModel }) => (asksModel ? [type] : []));

type Row = {
  fingerprint: string;
  type: string;
  key: string;
  evaluations: number;
  lastUsedAt: string;
  savedId: string | null;
  savedSlug: string | null;
  savedName: string | null;
  savedRevision: number | null;
  total: number;
};

/** The evaluators that ask a model and were used in the last days, each once by its fingerprint, and whether people agree with them. */
export const listJudges = verb("reviews:read", async (ctx, input: ListJudges) => {
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? sql`asc` : sql`desc`;
  const used = sql`
    select distinct on (u.fingerprint) u.fingerprint, u.type, u.key, u.saved_id, u.saved_revision, e.created_at,
      (count(*) over (partition by u.fingerprint))::int as evaluations
    from evaluation_evaluators u join evaluations e on e.id = u.evaluation_id
    where u.workspace_id = ${ctx.workspaceId} and e.created_at > now() - make_interval(days => ${input.days})
      and u.type in (${sql.join(
        judgeTypes.map((type) => sql`${type}`),
        sql`, `,
      )})
    order by u.fingerprint, e.created_at desc`;
  const rows = await ctx.db.execute<Row>(sql`
    select l.fingerprint, l.type, l.key, l.evaluations, l.created_at as "lastUsedAt", l.saved_id as "savedId",
      l.saved_revision as "savedRevision", s.slug as "savedSlug", s.name as "savedName", (count(*) over ())::int as total
    from (${used}) as l left join saved_evaluators s on s.id = l.saved_id
    order by l.created_at ${direction}, l.fingerprint limit ${limit} offset ${offset}`);
  const eligibility = await judgeEligibility(
    ctx,
    rows.map(({ fingerprint }) => fingerprint),
  );
  const total = await totalOf(rows[0]?.total, offset, countAll);
  const data = eligibility.flatMap((judge, at) => {
    const found = rows[at]; // asked for in this order, each fingerprint once
    if (!found) return [];
    const { savedId, savedSlug, savedName, savedRevision, total: _, lastUsedAt, ...row } = found;
    const saved = savedId && { id: savedId, slug: savedSlug, name: savedName, revision: savedRevision };
    return [{ ...row, ...judge, lastUsedAt: new Date(lastUsedAt), saved }];
  });
  return paginate(data, total, input);

  async function countAll(): Promise<number> {
    const [row] = await ctx.db.execute<{ total: number }>(sql`select count(*)::int as total from (${used}) as l`);
    return row?.total ?? 0;
  }
});
