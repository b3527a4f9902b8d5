import { sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import type { Context } from "@/lib/context";

/**
 * Writes who did what, in the caller's transaction: if it fails, so does the change. Its time is that of the entry, not of the
 * transaction's begin: changes that waited for each other's lock are then told in the order in which they came about.
 */
export async function recordAudit(
  ctx: Context,
  action: string,
  targetId: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await ctx.db.insert(auditEntries).values({
    workspaceId: ctx.workspaceId,
    actorKind: ctx.principal.kind,
    actorId: ctx.principal.id,
    action,
    targetId,
    details,
    requestId: ctx.requestId,
    address: ctx.address,
    createdAt: sql`clock_timestamp()`,
  });
}
