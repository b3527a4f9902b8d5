import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { orderedPairs } from "@/lib/evaluations/ordered-pairs";
import { readArm } from "@/lib/evaluations/rows";
import type { CreateQueue, QueueRule } from "./schema";

type Chosen = { resultId: string; rivalId: string | null };

/** The results a queue's rule names, in the order in which they are to be judged. Only completed ones can be. */
export async function chooseItems(ctx: Context, { evaluationId, rule, sideBySide }: CreateQueue): Promise<Chosen[]> {
  if (rule.of === "regressions") return regressions(ctx, evaluationId, rule, sideBySide !== undefined);
  const candidate = sideBySide ? (await readArm(ctx, evaluationId, sideBySide.candidate)).id : null;
  const baseline = sideBySide ? (await readArm(ctx, evaluationId, sideBySide.baseline)).id : null;
  if (candidate !== null && candidate === baseline) throw invalidInput("Baseline and candidate are the same arm.");
  const named = rule.armId ? (await readArm(ctx, evaluationId, rule.armId)).id : null;
  if (candidate && named && named !== candidate)
    throw invalidInput("rule.armId: side by side, the rule chooses among the candidate's answers.");
  const arm = candidate ?? named;
  const { where, order } = orderOf(rule);
  const rows = await ctx.db.execute<Chosen>(sql`
    select r.id as "resultId", b.id as "rivalId" from evaluation_results r
    left join evaluation_results b on b.evaluation_id = r.evaluation_id and b.arm_id = ${baseline} and b.case_id = r.case_id
      and b.trial = r.trial and b.status = 'completed'
    where r.workspace_id = ${ctx.workspaceId} and r.evaluation_id = ${evaluationId} and r.status = 'completed'
      and (${arm}::text is null or r.arm_id = ${arm}) and (${baseline}::text is null or b.id is not null) and ${where}
    order by ${order}, r.position limit ${rule.count}`);
  return [...rows];
}

type Ordered = { where: SQL; order: SQL };

function orderOf(rule: Exclude<QueueRule, { of: "regressions" }>): Ordered {
  if (rule.of === "random") return { where: sql`true`, order: sql`hashtextextended(r.id, ${rule.seed})` };
  if (rule.of === "failures") return { where: sql`r.passed = false`, order: sql`r.total` };
  const scores = sql`from result_scores s where s.result_id = r.id and s.score is not null`;
  return {
    where: sql`(select bool_or(s.passed) and not bool_and(s.passed) ${scores})`,
    order: sql`(select stddev_pop(s.score) ${scores}) desc`,
  };
}

async function regressions(
  ctx: Context,
  id: string,
  { baseline, candidate, count }: Extract<QueueRule, { of: "regressions" }>,
  isPaired: boolean,
): Promise<Chosen[]> {
  const asked = { id, baseline, candidate, change: "regressed" as const, page: 1, pageSize: 1 };
  const { table, where, order } = await orderedPairs(ctx, asked);
  const rows = await ctx.db.execute<{ candidateId: string; baselineId: string }>(
    sql`select "candidateId", "baselineId" from ${table} as pairs where ${where} order by ${order} limit ${count}`,
  );
  return rows.map(({ candidateId, baselineId }) => ({ resultId: candidateId, rivalId: isPaired ? baselineId : null }));
}
