import { and, count, desc, eq } from "drizzle-orm";
import { evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { verb } from "@/lib/verb";
import { readSavedRow } from "./rows";
import type { SavedId } from "./schema";

const shown = 20;

/** The evaluations that were scored by a saved evaluator, newest first: the last few, and how many there are. */
export const listSavedUses = verb("evaluations:read", async (ctx, input: SavedId) => {
  const { id } = await readSavedRow(ctx, input.id);
  const mine = and(eq(evaluationEvaluators.workspaceId, ctx.workspaceId), eq(evaluationEvaluators.savedId, id));
  const [data, [all]] = await Promise.all([
    ctx.db
      .select({
        evaluationId: evaluations.id,
        name: evaluations.name,
        status: evaluations.status,
        createdAt: evaluations.createdAt,
        key: evaluationEvaluators.key,
        revision: evaluationEvaluators.savedRevision,
        fingerprint: evaluationEvaluators.fingerprint,
      })
      .from(evaluationEvaluators)
      .innerJoin(evaluations, eq(evaluations.id, evaluationEvaluators.evaluationId))
      .where(mine)
      .orderBy(desc(evaluations.createdAt), desc(evaluations.id))
      .limit(shown),
    ctx.db.select({ total: count() }).from(evaluationEvaluators).where(mine),
  ]);
  return { data, total: all?.total ?? 0 };
});
