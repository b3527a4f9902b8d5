import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { verb } from "@/lib/verb";
import { readEvaluationRow } from "./rows";
import type { EvaluationId } from "./schema";

type Answers = {
  planned: number;
  /** Have a stored answer that evaluators score. */
  scored: number;
  /** Failures of the version: cut, refused, too slow. No evaluator is asked. */
  settled: number;
  /** Have no answer to score. */
  missing: number;
};

/** What a re-score of an evaluation would find. */
export const countAnswers = verb("evaluations:read", async (ctx, { id }: EvaluationId): Promise<Answers> => {
  await readEvaluationRow(ctx, id);
  return one(
    await ctx.db.execute<Answers>(sql`
      select count(*)::int as planned, (count(*) filter (where is_stored and is_ok))::int as scored,
        (count(*) filter (where not is_ok and (is_stored or is_completed)))::int as settled,
        (count(*) filter (where not is_stored and (is_ok or not is_completed)))::int as missing
      from (
        select coalesce(outcome, 'ok') = 'ok' as is_ok, status = 'completed' as is_completed,
          exists (select 1 from result_outputs o where o.result_id = r.id) as is_stored
        from evaluation_results r where workspace_id = ${ctx.workspaceId} and evaluation_id = ${id}
      ) as items`),
  );
});
