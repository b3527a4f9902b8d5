import { and, eq, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { type Context, inTransaction } from "@/lib/context";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { storeTotals } from "@/lib/evaluations/store-totals";
import { aSuiteRun } from "./a-suite-run";
import { seeded } from "./seeded";

type Wanted = { suiteId: string; versionIds: string[]; seed: number; share: number };

/** A finished run of a suite whose results nobody asked for: so large a share of them is right, which ones the seed says. */
export const aWrittenRun = (ctx: Context, { seed, share, ...asked }: Wanted) =>
  inTransaction(ctx, async (ctx) => {
    const { id } = await aSuiteRun(ctx, asked);
    await planEvaluation(ctx, { id });
    const items = await ctx.db
      .select({ id: evaluationResults.id })
      .from(evaluationResults)
      .where(and(eq(evaluationResults.workspaceId, ctx.workspaceId), eq(evaluationResults.evaluationId, id)))
      .orderBy(evaluationResults.position);
    const draw = seeded(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
    const drawn = JSON.stringify(items.map((item) => ({ id: item.id, score: draw() < share ? 1 : 0 })));
    await ctx.db.execute(sql`
      with drawn as (select * from json_to_recordset(${drawn}::json) as t(id text, score float8)),
      scored as (
        update evaluation_results r set status = 'completed', outcome = 'ok', attempt = 1, total = drawn.score,
          passed = drawn.score = 1, finished_at = clock_timestamp()
        from drawn where r.id = drawn.id and r.workspace_id = ${ctx.workspaceId}
        returning r.id, r.workspace_id, r.evaluation_id, r.arm_id, r.total, r.passed
      )
      insert into result_scores (result_id, key, workspace_id, evaluation_id, arm_id, score, passed)
      select id, 'exact-match', workspace_id, evaluation_id, arm_id, total, passed from scored`);
    await ctx.db.update(evaluations).set({ status: "completed", finishedAt: new Date() }).where(eq(evaluations.id, id));
    await storeTotals(ctx, id);
    return id;
  });
