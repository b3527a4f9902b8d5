import { and, asc, eq, sql } from "drizzle-orm";
import { evaluationArms } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { compareArms } from "./compare-arms";
import { CompareArms } from "./comparison-schema";

/** Keeps each arm's word against the first one, as the comparison page says it unless other arms are chosen. */
export async function storeVerdicts(ctx: Context, id: string): Promise<void> {
  const arms = await ctx.db
    .select({ id: evaluationArms.id })
    .from(evaluationArms)
    .where(and(eq(evaluationArms.workspaceId, ctx.workspaceId), eq(evaluationArms.evaluationId, id)))
    .orderBy(asc(evaluationArms.position));
  const [baseline, ...candidates] = arms;
  for (const candidate of candidates) {
    const { verdict } = await compareArms(ctx, CompareArms.parse({ id, baseline: baseline?.id, candidate: candidate.id }));
    const ended = sql`(select status from evaluations where id = ${id}) in ('completed', 'completed_with_errors')`; // set going again meanwhile
    await ctx.db
      .update(evaluationArms)
      .set({ verdict })
      .where(and(eq(evaluationArms.id, candidate.id), ended));
  }
}
