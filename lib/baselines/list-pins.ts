import { and, eq, isNull } from "drizzle-orm";
import { baselines } from "@/db/schema/alerts";
import type { EvaluationId } from "@/lib/evaluations/schema";
import { verb } from "@/lib/verb";

/** The arms of an evaluation that are baselines now. */
export const listPins = verb("evaluations:read", async ({ db, workspaceId }, { id }: EvaluationId): Promise<string[]> => {
  const present = and(eq(baselines.workspaceId, workspaceId), eq(baselines.evaluationId, id), isNull(baselines.retiredAt));
  const rows = await db.select({ armId: baselines.armId }).from(baselines).where(present);
  return rows.map(({ armId }) => armId);
});
