import { and, eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { selectEntries } from "./rows";
import type { AuditEntryId } from "./schema";

/** One entry, with all it holds. */
export const getAuditEntry = verb("audit:read", async (ctx, { id }: AuditEntryId) => {
  const [entry] = await selectEntries(ctx).where(and(eq(auditEntries.workspaceId, ctx.workspaceId), eq(auditEntries.id, id)));
  if (!entry) throw notFound("audit entry", id);
  return entry;
});
