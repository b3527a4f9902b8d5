import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { aWorkspace } from "@/db/testing";
import { inTransaction, lockFor } from "@/lib/context";
import { recordAudit } from "./record-audit";

test("two changes that wait for one lock are timed in the order they were committed", async () => {
  const ctx = await aWorkspace(database());
  let begun = () => {};
  const earlyBegan = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let release = () => {};
  const lateCommitted = new Promise<void>((resolve) => {
    release = resolve;
  });
  const early = inTransaction(ctx, async (ctx) => {
    await recordAudit(ctx, "began.first", "x"); // its transaction is older than the other's
    begun();
    await lateCommitted;
    await lockFor(ctx.db, ctx.workspaceId);
    await recordAudit(ctx, "committed.second", "x");
  });
  await earlyBegan;
  await inTransaction(ctx, async (ctx) => {
    await lockFor(ctx.db, ctx.workspaceId);
    await recordAudit(ctx, "committed.first", "x");
  });
  release();
  await early;
  const entries = await database()
    .select({ action: auditEntries.action, at: auditEntries.createdAt })
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, ctx.workspaceId));
  const at = (action: string) => entries.find((entry) => entry.action === action)?.at.getTime() ?? Number.NaN;
  expect(at("committed.first")).toBeLessThanOrEqual(at("committed.second"));
});
