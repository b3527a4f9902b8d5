import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { GET as evaluationEvents } from "@/app/api/v1/evaluations/[id]/events/route";
import { GET as runEvents } from "@/app/api/v1/runs/[id]/events/route";
import { GET as liveEvaluations } from "@/app/live/evaluations/route";
import { GET as liveRun } from "@/app/live/runs/[id]/route";
import { database } from "@/db/client";
import { modelCalls } from "@/db/schema/calls";
import { runs } from "@/db/schema/runs";
import { sessions } from "@/db/schema/sessions";
import { members } from "@/db/schema/workspaces";
import { aWorkspace } from "@/db/testing";
import { openSession } from "@/lib/accounts/open-session";
import type { Context } from "@/lib/context";
import { listResults } from "@/lib/evaluations/list-results";
import { ListResults } from "@/lib/evaluations/result-schema";
import { placesTaken } from "@/lib/http/places";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { hub } from "@/lib/live/hub";
import { cancelRun } from "@/lib/runs/cancel-run";
import { getRun } from "@/lib/runs/get-run";
import { StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";
import { textAppender } from "@/lib/runs/text-appender";
import { aToken } from "./a-filled-workspace";
import { aStartedEvaluation } from "./a-started-evaluation";
import { listen } from "./listen";
import { ownDatabase } from "./own-database";
import { startWorker, type WorkerProcess } from "./start-worker";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

let stub: Stub;
let worker: WorkerProcess;
let ctx: Context;
let slug: string;
let cookie: string;
let bearer: Record<string, string>;
let sessionId: string;

beforeAll(async () => {
  await ownDatabase();
  stub = await theDefaultProvider();
  worker = await startWorker();
  ctx = await aWorkspace();
  slug = ctx.workspaceId.replace("_", "-");
  const session = await openSession(ctx, { userId: ctx.principal.id, kind: "browser" });
  sessionId = session.id;
  cookie = `other=1; ${cookieName()}=${await sealSession(sessionId)}`;
  bearer = { authorization: `Bearer ${(await aToken(ctx)).token}` };
});
afterAll(async () => {
  await worker?.stop();
});

const aRun = (text: string, by = ctx) => {
  const content = {
    messages: [{ role: "user", content: "{{text}}" }],
    variables: [{ name: "text", type: "string", required: true }],
  };
  return startRun(by, StartRun.parse({ content: { ...content, model: { name: "m" } }, variables: { text } }));
};
/** A run that no worker has, under way; what is told of it is written here. */
async function aRunUnderWay() {
  const { id } = await ctx.db.transaction(async (db) => {
    const run = await aRun("x", { ...ctx, db });
    await db.execute(sql`delete from pgboss.job where data->>'runId' = ${run.id}`);
    await db.update(runs).set({ status: "running", outputText: "" }).where(eq(runs.id, run.id));
    return run;
  });
  const write = async (text: string) => {
    const appender = textAppender(ctx, id);
    appender.add(text);
    await appender.end();
  };
  return { id, write };
}
const readRun = (id: string, headers: Record<string, string> = {}) =>
  listen(runEvents, { path: `/api/v1/runs/${id}/events`, params: { id }, headers: { ...bearer, ...headers } });
const readEvaluation = (id: string, headers: Record<string, string> = {}) =>
  listen(evaluationEvents, { path: `/api/v1/evaluations/${id}/events`, params: { id }, headers: { ...bearer, ...headers } });
const watchRun = (id: string, headers: Record<string, string> = {}) =>
  listen(liveRun, { path: `/live/runs/${id}?workspace=${slug}`, params: { id }, headers: { cookie, ...headers } });

describe("a run's stream", () => {
  test("tells its text as the worker writes it, and ends with the run and its figures", async () => {
    const { id } = await aRun("Good day to you, and to you 😀!");
    const { told, end } = await (await readRun(id)).text();
    expect(told).toBe("Good day to you, and to you 😀!");
    expect(end?.data).toMatchObject({
      id,
      status: "completed",
      outputText: told,
      finishReason: "stop",
      latencyMs: expect.any(Number),
    });
    expect(end?.data).not.toHaveProperty("raw");
  });

  test("goes on where a reader was cut off: nothing twice, nothing lost", async () => {
    const { id, write } = await aRunUnderWay();
    const first = await watchRun(id);
    await write("one 😀 ");
    const { told, id: known } = await first.text(6);
    expect([told, known]).toEqual(["one 😀 ", "6"]);
    await first.close();
    await write("two 😀 ");
    const second = await watchRun(id, { "last-event-id": known });
    expect((await second.text(6)).told).toBe("two 😀 ");
    await write("three");
    expect((await second.text(5)).told).toBe("three");
    await cancelRun(ctx, { id });
    expect((await second.text()).end?.data).toMatchObject({ status: "cancelled", outputText: "one 😀 two 😀 three" });
    expect(await second.next()).toBeNull();
  });

  test("needs no hint: what is only in the database is told as well", async () => {
    const { id } = await aRunUnderWay();
    const reader = await readRun(id);
    expect(await reader.next()).toMatchObject({ event: "status", data: { status: "running" } });
    await database().execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'promptops-live' and datname = current_database()`);
    await ctx.db.update(runs).set({ outputText: "quietly", status: "completed", finishedAt: sql`now()` }).where(eq(runs.id, id));
    const { told, end } = await reader.text();
    expect([told, end?.data.status]).toEqual(["quietly", "completed"]);
  });

  test("refuses a place that is none", async () => {
    const { id } = await aRunUnderWay();
    for (const place of ["x", "-1", "1e99"]) expect((await readRun(id, { "last-event-id": place })).status).toBe(400);
  });
});

describe("stopping a run", () => {
  test("breaks off a call that stalls, keeps its text, and leaves its cost unknown", async () => {
    const { id } = await aRun("the beginning of a long answer [[stall]]");
    const reader = await watchRun(id);
    expect((await reader.text(1)).told).not.toBe("");
    expect(stub.log.inFlight).toBe(1);
    await cancelRun(ctx, { id });
    expect((await reader.text()).end?.data).toMatchObject({ status: "cancelled", costUsd: null, usage: null, error: null });
    await until("the call to be broken off", async () => stub.log.inFlight === 0, 10_000);
    const call = await until("its ledger row", async () => {
      const [found] = await ctx.db.select().from(modelCalls).where(eq(modelCalls.runId, id));
      return found?.closedAt && found;
    });
    expect(call).toMatchObject({ state: "unknown", faultCode: "cancelled", costUsd: null });
    const run = await getRun(ctx, { id });
    expect(run.status).toBe("cancelled");
    expect(run.outputText).not.toBe("");
  });
});

describe("an evaluation's stream", () => {
  test("tells its progress and each result until all is done, and the list's tells how much is left", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 40, concurrency: 4 });
    const readAll = async ({ next }: Awaited<ReturnType<typeof listen>>) => {
      const told = [];
      for (let found = await next(); found; found = await next()) told.push(found);
      return told;
    };
    const [told, listTold] = await Promise.all([
      readEvaluation(id).then(readAll),
      listen(liveEvaluations, { path: `/live/evaluations?workspace=${slug}`, headers: { cookie } }).then(readAll),
    ]);
    const completed = told.flatMap(({ event, data }) => (event === "result" ? [] : [data.completed]));
    expect(completed).toEqual([...completed].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({
      event: "done",
      data: { id, status: "completed", planned: 40, completed: 40, failed: 0 },
    });
    const results = told.filter(({ event }) => event === "result");
    const { data: stored } = await listResults(ctx, ListResults.parse({ id, pageSize: "100" }));
    expect(results.map(({ data }) => data.id).sort()).toEqual(stored.map((result) => result.id));
    expect(results[0]?.data).toMatchObject({ status: "completed", outcome: "ok", passed: expect.any(Boolean) });
    expect(results[0]?.data).not.toHaveProperty("output");
    const rest = await readAll(await readEvaluation(id, { "last-event-id": results[30]?.id ?? "" }));
    expect(rest.filter(({ event }) => event === "result")).toEqual(results.slice(31));
    expect(listTold[0]).toMatchObject({ event: "progress", data: { open: [{ id }] } });
    expect(listTold.at(-1)).toMatchObject({ event: "done", data: { open: [] } });
  });
});

describe("a reader", () => {
  const recheck = async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    return () => vi.advanceTimersByTime(30_000);
  };

  test("who signs out or leaves the workspace is told no more", async () => {
    const passHalfAMinute = await recheck();
    const { id } = await aRunUnderWay();
    const membership = eq(members.userId, ctx.principal.id);
    for (const [revoke, restore] of [
      [
        () => ctx.db.update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, sessionId)),
        () => ctx.db.update(sessions).set({ revokedAt: null }).where(eq(sessions.id, sessionId)),
      ],
      [
        () => ctx.db.delete(members).where(membership),
        () => ctx.db.insert(members).values({ workspaceId: ctx.workspaceId, userId: ctx.principal.id, role: "owner" }),
      ],
    ] as const) {
      const reader = await watchRun(id);
      expect(await reader.next()).toMatchObject({ event: "status" });
      const end = reader.next();
      await revoke();
      passHalfAMinute();
      expect(await end).toBeNull();
      await restore();
    }
  });

  test("who stays signed in reads on", async () => {
    const passHalfAMinute = await recheck();
    const { id, write } = await aRunUnderWay();
    const reader = await readRun(id);
    passHalfAMinute();
    await write("still here");
    expect((await reader.text(10)).told).toBe("still here");
    await reader.close();
  });

  test("has at most twenty streams, and each comes free when its reader goes", async () => {
    const { id } = await aRunUnderWay();
    const waiting = hub().waiting();
    const gone = new AbortController();
    const path = `/live/runs/${id}?workspace=${slug}`;
    const open = () => listen(liveRun, { path, params: { id }, headers: { cookie }, gone: gone.signal });
    const readers = await Promise.all(Array.from({ length: 20 }, open));
    for (const reader of readers) expect(await reader.next()).toMatchObject({ event: "status" });
    const refused = await open();
    expect([refused.status, refused.response.headers.get("retry-after")]).toEqual([429, "5"]);
    await readers[0]?.close();
    expect((await open()).status).toBe(200);
    gone.abort();
    await until("all to be free", async () => placesTaken("stream", ctx.principal.id) === 0 && hub().waiting() === waiting);
  });
});
