import { and, eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { readTargets } from "./read-targets";
import type { AuditEntryId } from "./schema";
import { selectEntries } from "./select-entries";
import { veiled } from "./veiled";

/** One entry, with all it holds. */
export const getAuditEntry = verb("audit:read", async (ctx, { id }: AuditEntryId) => {
  const found = await selectEntries(ctx).where(and(eq(auditEntries.workspaceId, ctx.workspaceId), eq(auditEntries.id, id)));
  const [entry] = await readTargets(ctx, veiled(ctx, found));
  if (!entry) throw notFound("audit entry", id);
  return entry;
});
