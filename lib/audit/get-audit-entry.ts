import { and, eq, getTableColumns } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/workspaces";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { readTargets } from "./read-targets";
import type { AuditEntryId } from "./schema";

/** One entry, with all it holds. */
export const getAuditEntry = verb("audit:read", async (ctx, { id }: AuditEntryId) => {
  const found = await ctx.db
    .select({ ...getTableColumns(auditEntries), actorName: users.name })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(and(eq(auditEntries.workspaceId, ctx.workspaceId), eq(auditEntries.id, id)));
  const [entry] = await readTargets(ctx, found);
  if (!entry) throw notFound("audit entry", id);
  return entry;
});
