import { eq, inArray, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Db, database } from "@/db/client";
import { one } from "@/db/rows";
import { passwordResets } from "@/db/schema/accounts";
import { modelCalls } from "@/db/schema/calls";
import { evaluatorTries } from "@/db/schema/evaluators";
import { idempotencyKeys } from "@/db/schema/idempotency";
import { invitations } from "@/db/schema/invitations";
import { rateLimits } from "@/db/schema/rate-limits";
import { refreshTokens, sessions } from "@/db/schema/sessions";
import { webhookDeliveries, webhooks } from "@/db/schema/webhooks";
import { aWorkspace } from "@/db/testing";
import cleanUpJob from "@/jobs/clean-up";
import { issueTokens } from "@/lib/accounts/issue-tokens";
import { openSession } from "@/lib/accounts/open-session";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { cleanUp } from "./clean-up";

const db = database();
const daysAgo = (days: number) => sql`now() - make_interval(days => ${days}, mins => 1)`;
let ctx: Context;
beforeEach(async () => {
  ctx = await aWorkspace();
});
const clean = (of: Db = db) => cleanUp({ db: of, requestId: newId("req"), address: null }, {});

async function aSession(endedDaysAgo: number) {
  const { id, userId } = await openSession(ctx, { userId: ctx.principal.id, kind: "token" });
  await issueTokens(ctx, { id, userId });
  await db
    .update(sessions)
    .set({ expiresAt: daysAgo(endedDaysAgo) })
    .where(eq(sessions.id, id));
  return id;
}
async function anInvitation(change: object) {
  const { id } = await inviteMember(ctx, { role: "viewer", expiresInDays: 1 });
  await db.update(invitations).set(change).where(eq(invitations.id, id));
  return id;
}

describe("cleanUp", () => {
  test("removes what webhooks were told after 30 days", async () => {
    const { workspaceId } = ctx;
    const hook = { workspaceId, url: "https://example.com", events: [] };
    const { id: webhookId } = one(await db.insert(webhooks).values(hook).returning());
    const told = { workspaceId, webhookId, event: "ping", body: "{}" };
    const days = [29, 30].map((days) => ({ ...told, createdAt: daysAgo(days) }));
    const [kept] = await db.insert(webhookDeliveries).values(days).returning({ id: webhookDeliveries.id });
    expect((await clean()).deliveries).toBeGreaterThan(0);
    const mine = eq(webhookDeliveries.webhookId, webhookId);
    expect(await db.select({ id: webhookDeliveries.id }).from(webhookDeliveries).where(mine)).toEqual([kept]);
  });

  test("marks the calls of a try whose process died, and none that may still be answered", async () => {
    const { workspaceId } = ctx;
    const tryId = newId("try");
    await db.insert(evaluatorTries).values({ id: tryId, workspaceId, purpose: "try", type: "x", fingerprint: "x", samples: 1 });
    const call = { workspaceId, tryId, attempt: 1, idempotencyKey: "k", providerId: "p", model: "m", state: "sent" as const };
    const old = sql`now() - interval '16 minutes'`;
    await db.insert(modelCalls).values([
      { ...call, createdAt: old },
      { ...call, slot: 1 },
    ]);
    await clean();
    const mine = eq(modelCalls.tryId, tryId);
    const calls = await db.select().from(modelCalls).where(mine).orderBy(modelCalls.slot);
    expect(calls.map(({ state }) => state)).toEqual(["unknown", "sent"]);
  });

  test("removes ended counters and stored answers, and no others", async () => {
    const [old, live] = [newId("req"), newId("req")];
    const at = { [old]: daysAgo(0), [live]: sql`now() + interval '1 minute'` };
    for (const key of [old, live]) {
      const expiresAt = at[key] ?? expect.unreachable();
      await db.insert(rateLimits).values({ key, hits: 1, expiresAt });
      const answer = { route: "/", requestHash: "", status: 200, expiresAt };
      await db.insert(idempotencyKeys).values({ workspaceId: ctx.workspaceId, principalId: "usr_1", key, ...answer });
    }
    expect(await clean()).toMatchObject({ counters: expect.any(Number), answers: expect.any(Number) });
    const counters = await db
      .select({ key: rateLimits.key })
      .from(rateLimits)
      .where(inArray(rateLimits.key, [old, live]));
    const answers = await db
      .select({ key: idempotencyKeys.key })
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.workspaceId, ctx.workspaceId));
    expect([counters, answers]).toEqual([[{ key: live }], [{ key: live }]]);
  });

  test("removes sessions a month after their end, with their tokens", async () => {
    const [old, recent] = [await aSession(30), await aSession(29)];
    await clean();
    const left = await db
      .select({ id: sessions.id })
      .from(sessions)
      .where(inArray(sessions.id, [old, recent]));
    const tokens = await db
      .select({ of: refreshTokens.sessionId })
      .from(refreshTokens)
      .where(inArray(refreshTokens.sessionId, [old, recent]));
    expect([left, tokens]).toEqual([[{ id: recent }], [{ of: recent }]]);
  });

  test("removes invitations a quarter of a year after they were used, revoked or over", async () => {
    for (const change of [{ acceptedAt: daysAgo(90) }, { revokedAt: daysAgo(90) }, { expiresAt: daysAgo(90) }])
      await anInvitation(change);
    const kept = [await anInvitation({ email: null }), await anInvitation({ revokedAt: daysAgo(89) })];
    await clean();
    const left = await db.select({ id: invitations.id }).from(invitations).where(eq(invitations.workspaceId, ctx.workspaceId));
    expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
  });

  test("removes links for a new password when they are over", async () => {
    const other = await aWorkspace();
    const over = [ctx.principal.id, other.principal.id];
    for (const [at, userId] of over.entries()) {
      const expiresAt = at === 0 ? daysAgo(0) : sql`now() + interval '1 minute'`;
      await db.insert(passwordResets).values({ userId, tokenHash: newId("req"), expiresAt });
    }
    await clean();
    const left = await db.select({ of: passwordResets.userId }).from(passwordResets).where(inArray(passwordResets.userId, over));
    expect(left).toEqual([{ of: other.principal.id }]);
  });

  test("removes any number, in batches; several at once do not disturb each other", async () => {
    await db.execute(sql`
      insert into rate_limits (key, hits, expires_at)
      select 'old ' || n, 1, now() - interval '1 minute' from generate_series(1, 3500) n`);
    const removed = await Promise.all([clean(), clean(), clean()]);
    expect(removed.reduce((sum, { counters }) => sum + counters, 0)).toBeGreaterThanOrEqual(3500);
    expect(await db.$count(rateLimits, sql`key like 'old %'`)).toBe(0);
  });

  test("is a job", async () => {
    await db.insert(rateLimits).values({ key: "of the job", hits: 1, expiresAt: daysAgo(1) });
    const { signal } = new AbortController();
    await cleanUpJob.run({}, { id: "job", stopping: signal, lost: signal });
    expect(await db.$count(rateLimits, eq(rateLimits.key, "of the job"))).toBe(0);
  });
});
