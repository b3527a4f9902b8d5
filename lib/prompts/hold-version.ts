import { versionHolds } from "@/db/schema/gates";
import type { Context } from "@/lib/context";

type Hold = Pick<typeof versionHolds.$inferInsert, "promptId" | "environment" | "versionId" | "promotionId" | "reason">;

/** Keeps an environment from taking a version again that it was rolled back from, until a person releases it. */
export async function holdVersion(ctx: Context, hold: Hold): Promise<void> {
  await ctx.db
    .insert(versionHolds)
    .values({ ...hold, workspaceId: ctx.workspaceId, createdBy: ctx.principal.id })
    .onConflictDoNothing();
}
