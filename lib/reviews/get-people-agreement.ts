import { sql } from "drizzle-orm";
import type { EvaluationId } from "@/lib/evaluations/schema";
import { raterAgreement } from "@/lib/statistics/rater-agreement";
import { verb } from "@/lib/verb";

type Row = { said: number; people: number; passed: boolean | null; overridden: boolean };

/**
 * How far people agree with what an evaluation's evaluators said of its answers: each answer once, as most of those who judged it said
 * (of each person the newest review), and not where they are split. `overridden` counts the answers with a changed score.
 */
export const getPeopleAgreement = verb("reviews:read", async (ctx, { id }: EvaluationId) => {
  const rows = await ctx.db.execute<Row>(sql`
    select count(passed)::int as said, (count(*) filter (where passed))::int as people, bool_or(figure) as passed, bool_or(changed) as overridden
    from (
      select distinct on (v.result_id, v.reviewer_id) v.result_id, v.passed, r.passed as figure, jsonb_array_length(v.overrides) > 0 as changed
      from reviews v join evaluation_results r on r.id = v.result_id
      where v.workspace_id = ${ctx.workspaceId} and v.evaluation_id = ${id}
      order by v.result_id, v.reviewer_id, v.created_at desc, v.id desc
    ) as newest group by result_id`);
  const pairs = rows.flatMap(({ said, people, passed }): [string, string][] =>
    passed === null || people * 2 === said ? [] : [[String(people * 2 > said), String(passed)]],
  );
  const { agreement, interval, kappa } = raterAgreement(pairs);
  const overridden = rows.filter((row) => row.overridden).length;
  return { reviewed: rows.length, items: pairs.length, agreement, interval, kappa, overridden };
});
