import { and, eq } from "drizzle-orm";
import { violated } from "@/db/rows";
import { caseVersions, datasetCases, datasetRevisions, datasets } from "@/db/schema/datasets";
import { evaluations } from "@/db/schema/evaluations";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockDataset } from "./rows";
import type { DatasetId } from "./schema";

/** Removes a dataset with its cases; one that an evaluation has used is archived instead. */
export const deleteDataset = verb("datasets:write", (ctx, input: DatasetId) =>
  inTransaction(ctx, async (ctx) => {
    const dataset = await lockDataset(ctx, input.id);
    const used = (await isUsed(ctx, input.id)) || !(await removeUnused(ctx, input.id));
    if (!used) await recordAudit(ctx, "dataset.deleted", input.id, { name: dataset.name });
    else if (!dataset.archivedAt) {
      await ctx.db
        .update(datasets)
        .set({ archivedAt: new Date() })
        .where(and(eq(datasets.workspaceId, ctx.workspaceId), eq(datasets.id, input.id)));
      await recordAudit(ctx, "dataset.archived", input.id, { name: dataset.name });
    }
    return { archived: used };
  }),
);

async function isUsed(ctx: Context, id: string): Promise<boolean> {
  const [used] = await ctx.db
    .select({ id: evaluations.id })
    .from(evaluations)
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.datasetId, id)))
    .limit(1);
  return used !== undefined;
}

/** False where an evaluation came in between: its foreign key refuses, and the savepoint undoes the rest. */
async function removeUnused(ctx: Context, id: string): Promise<boolean> {
  try {
    await inTransaction(ctx, async ({ db, workspaceId }) => {
      for (const table of [caseVersions, datasetCases, datasetRevisions]) {
        await db.delete(table).where(and(eq(table.workspaceId, workspaceId), eq(table.datasetId, id)));
      }
      await db.delete(datasets).where(and(eq(datasets.workspaceId, workspaceId), eq(datasets.id, id)));
    });
    return true;
  } catch (error) {
    if (violated(error)?.kind === "foreign_key") return false;
    throw error;
  }
}
