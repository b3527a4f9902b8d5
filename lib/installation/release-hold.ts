import { eq, inArray, sql } from "drizzle-orm";
import { schedules } from "@/db/schema/alerts";
import { auditEntries } from "@/db/schema/audit";
import { evaluations } from "@/db/schema/evaluations";
import { runs } from "@/db/schema/runs";
import { webhookDeliveries, webhooks } from "@/db/schema/webhooks";
import { workspaces } from "@/db/schema/workspaces";
import { type Caller, contextForJob, inTransaction } from "@/lib/context";
import { endEarly } from "@/lib/evaluations/end-early";
import { dropWaitingJobs } from "@/lib/queue";
import { type Hold, presentAddress, presentHome, readHold } from "./read-hold";

const copied = "This is a copy of another installation: what was under way in it goes on there.";

export type Released = { held: Hold | null; workspaces: number };

/**
 * Says that this is the installation now, wherever its database lay before: what waits goes on. `asCopy` says that the other one lives
 * on: what was under way is cancelled here, and schedules and webhooks are switched off. Written down in each workspace's audit log.
 * For who runs the installation; only its command calls this.
 */
export const releaseHold = (caller: Caller, { asCopy }: { asCopy: boolean }): Promise<Released> =>
  inTransaction(caller, async (caller) => {
    const { db, requestId } = caller;
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('promptops.installation', 0))`);
    const held = await readHold(db);
    if (!held) return { held, workspaces: 0 };
    if (asCopy) await quieten(caller);
    const all = await db.select({ id: workspaces.id }).from(workspaces);
    for (const { id: workspaceId } of all) {
      const entry = { workspaceId, actorKind: "system" as const, actorId: "operator", targetId: workspaceId, requestId };
      await db.insert(auditEntries).values({ ...entry, action: "installation.released", details: { held, asCopy } });
    }
    const { url } = presentAddress();
    await db.execute(sql`update installation set home = ${await presentHome(db)}, app_url = ${url}, taken_at = now()`);
    return { held, workspaces: all.length };
  });

/** Switches off first what the end of something would set going. */
async function quieten(caller: Caller): Promise<void> {
  const { db } = caller;
  await db.update(webhooks).set({ enabled: false }).where(eq(webhooks.enabled, true));
  await db.update(schedules).set({ enabled: false, nextAt: null }).where(eq(schedules.enabled, true));
  const open = await db
    .select({ id: evaluations.id, workspaceId: evaluations.workspaceId })
    .from(evaluations)
    .where(inArray(evaluations.status, ["queued", "running"]));
  for (const { id, workspaceId } of open) {
    const ctx = { ...contextForJob(db, workspaceId, "release-hold"), atEnd: caller.atEnd };
    await endEarly(ctx, id, { status: "cancelled", error: copied });
  }
  await db
    .update(runs)
    .set({ status: "cancelled", errorMessage: copied, finishedAt: sql`now()` })
    .where(inArray(runs.status, ["queued", "running"]));
  await db
    .update(webhookDeliveries)
    .set({ state: "failed", error: copied, nextAt: null, finishedAt: sql`now()` })
    .where(eq(webhookDeliveries.state, "pending"));
  await dropWaitingJobs(db);
}
