import { and, eq, sql } from "drizzle-orm";
import { violated } from "@/db/rows";
import { savedEvaluatorRevisions, savedEvaluators } from "@/db/schema/evaluators";
import { suiteRevisions } from "@/db/schema/suites";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockSaved } from "./rows";
import type { SavedId } from "./schema";

/** Removes a saved evaluator with its revisions; one that an evaluation has used or a suite names is archived instead. */
export const deleteSavedEvaluator = verb("evaluations:write", (ctx, input: SavedId) =>
  inTransaction(ctx, async (ctx) => {
    const { id, slug, archivedAt } = await lockSaved(ctx, input.id);
    const removed = !(await isInSuite(ctx, id)) && (await removeUnused(ctx, id));
    if (removed) await recordAudit(ctx, "evaluator.deleted", id, { slug });
    else if (!archivedAt) {
      await ctx.db.update(savedEvaluators).set({ archivedAt: new Date() }).where(mine(ctx, id));
      await recordAudit(ctx, "evaluator.archived", id, { slug });
    }
    return { archived: !removed };
  }),
);

const mine = ({ workspaceId }: Context, id: string) =>
  and(eq(savedEvaluators.workspaceId, workspaceId), eq(savedEvaluators.id, id));

/** A revision of a suite holds its evaluators as text, so no foreign key sees them. */
const isInSuite = async ({ db, workspaceId }: Context, id: string): Promise<boolean> =>
  (await db.$count(
    suiteRevisions,
    and(eq(suiteRevisions.workspaceId, workspaceId), sql`position(${`"${id}"`} in ${suiteRevisions.evaluators}) > 0`),
  )) > 0;

/** False where an evaluation names one of its revisions: the foreign key refuses, and the savepoint undoes the rest. */
async function removeUnused(ctx: Context, id: string): Promise<boolean> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const { db, workspaceId } = ctx;
      await db.update(savedEvaluators).set({ currentRevision: null }).where(mine(ctx, id));
      await db
        .delete(savedEvaluatorRevisions)
        .where(and(eq(savedEvaluatorRevisions.workspaceId, workspaceId), eq(savedEvaluatorRevisions.savedId, id)));
      await db.delete(savedEvaluators).where(mine(ctx, id));
    });
    return true;
  } catch (error) {
    if (violated(error)?.kind === "foreign_key") return false;
    throw error;
  }
}
