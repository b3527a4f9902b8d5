import { and, eq, or, sql } from "drizzle-orm";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import { versionIdOf } from "@/lib/prompts/version-id-of";

/** An item that has not ended. Written out, not as parameters, so that Postgres uses the index that holds only those. */
export const isOpen = sql<boolean>`${evaluationResults.status} in ('pending', 'running', 'waiting')`;

export async function readEvaluationRow(ctx: Context, id: string) {
  const [evaluation] = await ctx.db
    .select()
    .from(evaluations)
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id)));
  if (!evaluation) throw notFound("evaluation", id);
  return evaluation;
}

/** The row, held until the transaction ends: who plans, ends or resumes the evaluation waits. */
export async function lockEvaluation(ctx: Context, id: string) {
  const mine = and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id));
  const [evaluation] = await ctx.db.select().from(evaluations).where(mine).for("update");
  if (!evaluation) throw notFound("evaluation", id);
  return evaluation;
}

const isUnderWay = ({ status }: { status: string }) => status === "queued" || status === "running";

export function requireOpen(evaluation: { status: string }): void {
  const { status } = evaluation;
  if (!isUnderWay(evaluation)) throw conflict(`This evaluation has ended already: it is ${status}.`, { state: status });
}

export function requireEnded(evaluation: { status: string }): void {
  const { status } = evaluation;
  if (isUnderWay(evaluation)) throw conflict(`This evaluation is still under way: it is ${status}.`, { state: status });
}

export async function readResult(ctx: Context, id: string) {
  const [row] = await ctx.db
    .select({ result: evaluationResults, versionId: evaluationArms.versionId })
    .from(evaluationResults)
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .where(and(eq(evaluationResults.workspaceId, ctx.workspaceId), eq(evaluationResults.id, id)));
  if (!row) throw notFound("result", id);
  return row;
}

/** An arm of an evaluation by its own id or its version's; a version in several arms must be named by arm. */
export async function readArm(ctx: Context, evaluationId: string, armOrVersion: string) {
  const [arm, other] = await ctx.db
    .select()
    .from(evaluationArms)
    .where(
      and(
        eq(evaluationArms.workspaceId, ctx.workspaceId),
        eq(evaluationArms.evaluationId, evaluationId),
        or(eq(evaluationArms.id, armOrVersion), eq(evaluationArms.versionId, versionIdOf(ctx, armOrVersion))),
      ),
    );
  if (!arm) throw notFound("arm of this evaluation", armOrVersion);
  if (other) throw conflict("This version is in several arms: name the arm by its armId.");
  return arm;
}
