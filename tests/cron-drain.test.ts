import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import type { Handler } from "@/lib/http/route";
import { aStartedEvaluation } from "./a-started-evaluation";
import { call } from "./api";
import { ownDatabase } from "./own-database";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

const secret = "what-the-platform-was-told";
let stub: Stub;
let ctx: Context;

/** The route as a process has it that was started with this CRON_SECRET. */
async function routeWith(value: string): Promise<Handler> {
  process.env.CRON_SECRET = value;
  vi.resetModules();
  return (await import("@/app/api/cron/drain/route")).GET;
}
const ask = (handler: Handler, authorization?: string) =>
  call(handler, { method: "GET", headers: authorization === undefined ? {} : { authorization } });

beforeAll(async () => {
  await ownDatabase();
  stub = await theDefaultProvider({ latencyMs: 20 });
  ctx = await aWorkspace();
});

test("without a CRON_SECRET there is no such route, whatever is sent", async () => {
  const route = await routeWith("");
  for (const sent of [undefined, "Bearer ", "Bearer undefined"]) expect((await ask(route, sent)).status).toBe(404);
});

test("nobody gets in without the secret", async () => {
  const route = await routeWith(secret);
  for (const sent of [undefined, "", secret, `Basic ${secret}`, "Bearer ", `Bearer ${secret}x`, `Bearer ${secret.slice(1)}`]) {
    const { status, body } = await ask(route, sent);
    expect([sent, status, body.code]).toEqual([sent, 401, "unauthenticated"]);
  }
});

test("it does what waits, says what it did, and leaves the process' own connections open", { timeout: 60_000 }, async () => {
  const route = await routeWith(secret);
  const { id } = await aStartedEvaluation(ctx, { cases: 20, concurrency: 5 });
  const [done, atOnce] = await Promise.all([ask(route, `Bearer ${secret}`), database().execute(sql`select 1 as one`)]);
  expect([done.status, done.body.outcome, done.body.jobs["evaluation.plan"]]).toEqual([200, "idle", 1]);
  expect(atOnce).toHaveLength(1);
  expect(await readEvaluation(ctx, id)).toMatchObject({ status: "completed", progress: { completed: 20 } });
  expect(stub.log.total).toBe(20);
});

test("what the clock finds due is done in the same call, though no worker stays and the clock is slow to look", {
  timeout: 60_000,
}, async () => {
  const route = await routeWith(secret);
  await database().execute(sql`update pgboss.version set cron_on = cron_on - interval '1 minute'`);
  const [before] = await database().execute<{ now: string }>(sql`select now()::text as now`);
  const asked = await database().transaction(async (tx) => {
    await tx.execute(sql`select 1 from pgboss.version for update`); // the clock writes here when it looks
    const asked = ask(route, `Bearer ${secret}`);
    await until("the clock waits and all else is there", async () => {
      const [row] = await database().execute<{ isSo: boolean }>(sql`
        select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
          and (select min(updated_on) from pgboss.schedule) > ${before?.now}::timestamptz as "isSo"`);
      return row?.isSo === true;
    });
    return { asked };
  });
  const { body } = await asked.asked;
  expect(body).toMatchObject({ outcome: "idle", jobs: { "system.schedules": 1 } });
});
