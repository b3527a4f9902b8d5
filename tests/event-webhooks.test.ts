import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { one } from "@/db/rows";
import { webhookDeliveries, webhooks } from "@/db/schema/webhooks";
import { auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { deliverWebhook } from "@/lib/webhooks/deliver-webhook";
import { emitEvent } from "@/lib/webhooks/emit-event";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { redeliver } from "@/lib/webhooks/redeliver";
import { CreateWebhook, ListDeliveries } from "@/lib/webhooks/schema";
import { signWebhook } from "@/lib/webhooks/sign-webhook";
import { testWebhook } from "@/lib/webhooks/test-webhook";
import { updateWebhook } from "@/lib/webhooks/update-webhook";
import { ownDatabase } from "./own-database";
import { startWorker } from "./start-worker";
import { until } from "./until";
import { aWebhookServer } from "./webhook-server";

let ctx: Context;
let secret: string;
beforeAll(ownDatabase);
beforeEach(async () => {
  ctx = await aWorkspace();
  ({ secret } = await createWebhookSecret(ctx, { keepPrevious: true }));
});

const version = { promptId: "prm_1", promptSlug: "greeting", versionId: "pv_1", number: 1, state: "ready" as const };
const emit = () => emitEvent(ctx, "version.created", version);

/** A receiver with a webhook that leads to it. */
async function aReceiver(...args: Parameters<typeof aWebhookServer>) {
  const server = await aWebhookServer(...args);
  onTestFinished(async () => void (await server.close()));
  const { id } = await createWebhook(ctx, CreateWebhook.parse({ url: `${server.url}?for=us`, events: ["version.created"] }));
  return { ...server, id };
}

const logOf = async (id: string, filter: object = {}) =>
  (await listDeliveries(ctx, ListDeliveries.parse({ id, order: "asc", ...filter }))).data;
/** The next try of each delivery that waits, as the worker would make it. */
async function tryAll(id: string, more: { asked?: boolean; timeoutMs?: number; lost?: AbortSignal } = {}) {
  for (const { id: one, attempts } of await logOf(id, { state: "pending" }))
    await deliverWebhook(ctx, { id: one, attempt: attempts, asked: false, ...more });
  return logOf(id);
}
const scheduled = async (deliveryId: string) =>
  Array.from(
    await ctx.db.execute<{ attempt: number; seconds: number }>(sql`
      select (data ->> 'attempt')::int as attempt, extract(epoch from start_after - created_on)::float8 as seconds
      from pgboss.job where name = 'webhook.deliver' and data ->> 'deliveryId' = ${deliveryId} order by start_after`),
  );

describe("a delivery", () => {
  test("is posted as it was kept, signed, to the address with its query", async () => {
    const server = await aReceiver(() => ({ status: 204 }));
    await emit();
    const [delivery] = await tryAll(server.id);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1, status: 204, error: null, nextAt: null });
    expect(delivery?.finishedAt).not.toBeNull();
    const [got] = server.got;
    expect(got).toMatchObject({ path: "/scores?for=us", body: delivery?.body, headers: { "webhook-id": delivery?.id } });
    const signed = { id: delivery?.id ?? "", timestamp: Number(got?.headers["webhook-timestamp"]), body: delivery?.body ?? "" };
    expect(got?.headers).toMatchObject(signWebhook(signed, [secret]));
  });

  test("that fails is tried again later under the same id, until it is taken", async () => {
    const server = await aReceiver((_, nth) => ({ status: nth < 2 ? 500 : 200 }));
    await emit();
    const [first] = await tryAll(server.id);
    expect(first).toMatchObject({ state: "pending", attempts: 1, status: 500, error: "The webhook answered with status 500." });
    await tryAll(server.id);
    const [last] = await tryAll(server.id);
    expect(last).toMatchObject({ state: "delivered", attempts: 3, status: 200, error: null });
    expect(server.got.map(({ headers }) => headers["webhook-id"])).toEqual([first?.id, first?.id, first?.id]);
    expect(new Set(server.got.map(({ body }) => body)).size).toBe(1);
    const [, again, later] = await scheduled(first?.id ?? "");
    expect([again?.attempt, later?.attempt]).toEqual([1, 2]);
    expect(again?.seconds).toBeGreaterThan(7);
    expect(again?.seconds).toBeLessThan(13);
    expect(later?.seconds).toBeGreaterThan(47);
  });

  test("is given up after eight tries, and has them again when a person sends it again", async () => {
    const server = await aReceiver((_, nth) => ({ status: nth < 8 ? 503 : 200 }));
    await emit();
    for (let tries = 0; tries < 8; tries++) await tryAll(server.id);
    const [failed] = await logOf(server.id);
    expect(failed).toMatchObject({ state: "failed", attempts: 8, status: 503, nextAt: null });
    expect(await redeliver(ctx, { id: failed?.id ?? "" })).toMatchObject({ state: "pending", attempts: 0 });
    expect(await tryAll(server.id)).toMatchObject([{ id: failed?.id, state: "delivered", attempts: 1 }]);
    expect(server.got).toHaveLength(9);
    expect((await auditTrail(ctx)).at(-1)).toBe("webhook.redelivered");
  });

  test("waits for as long as the receiver asks", async () => {
    const server = await aReceiver(() => ({ status: 429, headers: { "retry-after": "600" } }));
    await emit();
    const [delivery] = await tryAll(server.id);
    expect((await scheduled(delivery?.id ?? "")).at(-1)?.seconds).toBeGreaterThan(590);
  });

  test.each([
    ["a redirect", { status: 307, headers: { location: "http://169.254.169.254/" } }, 307, /never followed/],
    ["no answer", "hang" as const, null, /did not answer in time/],
  ])("is not taken by %s", async (_name, answer, status, error) => {
    const server = await aReceiver(() => answer);
    await emit();
    const [delivery] = await tryAll(server.id, { timeoutMs: 200 });
    expect(delivery).toMatchObject({ state: "pending", status, error: expect.stringMatching(error) });
  });

  test("is taken by its status, however much the receiver has to say", async () => {
    const server = await aReceiver(() => ({ status: 200, body: "x".repeat(2_000_000) }));
    await emit();
    expect(await tryAll(server.id)).toMatchObject([{ state: "delivered", status: 200 }]);
  });

  test("that was tried by another worker meanwhile is left alone", async () => {
    const server = await aReceiver(() => ({ status: 500 }));
    await emit();
    const [delivery] = await tryAll(server.id);
    await deliverWebhook(ctx, { id: delivery?.id ?? "", attempt: 0, asked: false });
    expect(server.got).toHaveLength(1);
  });

  test("goes nowhere without a secret, and says so", async () => {
    ctx = await aWorkspace();
    const server = await aReceiver(() => ({}));
    await emit();
    expect(await tryAll(server.id)).toMatchObject([{ state: "pending", status: null, error: /no webhook secret/ }].map(matching));
    expect(server.got).toEqual([]);
  });

  test("is signed by both secrets while they are changed", async () => {
    const server = await aReceiver(() => ({}));
    const { secret: second } = await createWebhookSecret(ctx, { keepPrevious: true });
    await emit();
    const [delivery] = await tryAll(server.id);
    const timestamp = Number(server.got[0]?.headers["webhook-timestamp"]);
    const signed = { id: delivery?.id ?? "", timestamp, body: delivery?.body ?? "" };
    expect(server.got[0]?.headers).toMatchObject(signWebhook(signed, [second, secret]));
  });
});

const matching = ({ error, ...rest }: { error: RegExp; state: string; status: null }) => ({
  ...rest,
  error: expect.stringMatching(error),
});

describe("a receiver", () => {
  test("that is gone is switched off, and what waited for it is given up", async () => {
    const server = await aReceiver(() => ({ status: 410 }));
    await emit();
    await emit();
    expect(await tryAll(server.id)).toMatchObject([
      { state: "failed", attempts: 1, status: 410 },
      { state: "failed", attempts: 1, status: null, error: "Not sent: the webhook is switched off." },
    ]);
    const row = one(await ctx.db.select().from(webhooks).where(eq(webhooks.id, server.id)));
    expect(row.enabled).toBe(false);
    expect((await auditTrail(ctx)).filter((action) => action.startsWith("webhook."))).toEqual([
      "webhook.created",
      "webhook.switched_off",
    ]);
    await emit();
    expect(await logOf(server.id)).toHaveLength(2);
  });

  test("that is switched off can be sent a ping, which is tried once", async () => {
    const server = await aReceiver(() => ({ status: 500 }));
    await updateWebhook(ctx, { id: server.id, enabled: false });
    await testWebhook(ctx, { id: server.id });
    expect(await tryAll(server.id, { asked: true })).toMatchObject([{ event: "ping", state: "failed", attempts: 1 }]);
    expect(JSON.parse(server.got[0]?.body ?? "")).toMatchObject({ type: "ping", data: { webhookId: server.id } });
  });

  test("that let one wait in vain is left alone for a while, but for what a person asks for", async () => {
    const server = await aReceiver((_, nth) => (nth === 0 ? "hang" : {}));
    await emit();
    await emit();
    const tried = await tryAll(server.id, { timeoutMs: 200 });
    expect(tried[1]).toMatchObject({ state: "pending", attempts: 1, error: expect.stringMatching(/^Not sent: .* moment ago/) });
    expect(server.got).toHaveLength(1);
    await redeliver(ctx, { id: tried[1]?.id ?? "" });
    await deliverWebhook(ctx, { id: tried[1]?.id ?? "", attempt: 1, asked: true });
    expect(await logOf(server.id, { state: "delivered" })).toHaveLength(1);
    expect(await tryAll(server.id)).toMatchObject([{ state: "delivered" }, { state: "delivered" }]); // it answers again
  });
});

test("a delivery whose worker was killed is made by another, with the same id; one that hangs does not delay others", async () => {
  const hanging = await aReceiver((_, nth) => (nth === 0 ? "hang" : {}));
  const quick = await aReceiver(() => ({}));
  const allowed = { PROVIDER_ALLOWED_HOSTS: [hanging, quick].map(({ url }) => new URL(url).host).join(",") };
  const first = await startWorker(allowed);
  await ctx.db.transaction((tx) => emitEvent({ ...ctx, db: tx }, "version.created", version));
  await until("both to be called", async () => hanging.inFlight() === 1 && quick.got.length === 1);
  await first.kill();
  const second = await startWorker(allowed);
  const delivered = await until("the delivery", async () => {
    const [row] = await ctx.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, hanging.id));
    return row?.state === "delivered" ? row : null;
  });
  expect(delivered).toMatchObject({ attempts: 1, status: 200 });
  expect(hanging.got.map(({ headers }) => headers["webhook-id"])).toEqual([delivered.id, delivered.id]);
  await second.stop();
});
