import { and, eq } from "drizzle-orm";
import { violated } from "@/db/rows";
import { suiteRevisions, suites } from "@/db/schema/suites";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockSuite } from "./rows";
import type { SuiteId } from "./schema";

/** Removes a suite with its revisions; one that something names (an evaluation, a prompt, a gate, a schedule) is archived instead. */
export const deleteSuite = verb("evaluations:write", (ctx, input: SuiteId) =>
  inTransaction(ctx, async (ctx) => {
    const { id, slug, archivedAt } = await lockSuite(ctx, input.id);
    const removed = await removeUnused(ctx, id);
    if (removed) await recordAudit(ctx, "suite.deleted", id, { slug });
    else if (!archivedAt) {
      await ctx.db.update(suites).set({ archivedAt: new Date() }).where(eq(suites.id, id));
      await recordAudit(ctx, "suite.archived", id, { slug });
    }
    return { archived: !removed };
  }),
);

/** False where something names it: the foreign key refuses, and the savepoint undoes the rest. */
async function removeUnused(ctx: Context, id: string): Promise<boolean> {
  try {
    await inTransaction(ctx, async ({ db, workspaceId }) => {
      await db.delete(suiteRevisions).where(and(eq(suiteRevisions.workspaceId, workspaceId), eq(suiteRevisions.suiteId, id)));
      await db.delete(suites).where(and(eq(suites.workspaceId, workspaceId), eq(suites.id, id)));
    });
    return true;
  } catch (error) {
    if (violated(error)?.kind === "foreign_key") return false;
    throw error;
  }
}
