import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { runs } from "@/db/schema/runs";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { abandonRun } from "@/lib/runs/abandon-run";
import { executeRun } from "@/lib/runs/execute-run";
import { getRun } from "@/lib/runs/get-run";
import { StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";
import { textAppender } from "@/lib/runs/text-appender";
import type { Stub } from "../stub-provider/start-stub";
import { theDefaultProvider } from "../the-default-provider";
import { until } from "../until";

let stub: Stub;
let ctx: Context;
const never = new AbortController().signal;

beforeAll(async () => {
  stub = await theDefaultProvider();
  ctx = await aWorkspace();
});
beforeEach(() => stub.log.reset());

const aRun = (text: string) => {
  const content = {
    messages: [{ role: "user", content: "{{text}}" }],
    variables: [{ name: "text", type: "string", required: true }],
  };
  return startRun(ctx, StartRun.parse({ content: { ...content, model: { name: "m" } }, variables: { text } }));
};
const callsOf = (id: string) => ctx.db.select().from(modelCalls).where(eq(modelCalls.runId, id));

describe("a run", () => {
  test("keeps its text, figures and raw answer, and its call is closed", async () => {
    const { id, status } = await aRun("hello");
    expect(status).toBe("queued");
    await executeRun(ctx, { id, lost: never });
    const run = await getRun(ctx, { id });
    expect(run).toMatchObject({ status: "completed", outputText: "hello", finishReason: "stop", error: null });
    expect(run.output).toMatchObject({ text: "hello" });
    expect(run.usage?.input).toBeGreaterThan(0);
    expect(await callsOf(id)).toMatchObject([{ state: "received", attempt: 1, servedModel: "m-2026" }]);
  });

  test("delivered again after it ended, is not sent again", async () => {
    const { id } = await aRun("hello");
    await executeRun(ctx, { id, lost: never });
    const before = await getRun(ctx, { id });
    await executeRun(ctx, { id, lost: never });
    expect(await getRun(ctx, { id })).toEqual(before);
    expect(stub.log.total).toBe(1);
  });

  test("keeps characters whole that the stream cuts in two", async () => {
    const text = "ab😀cd😀😀ef😀g😀😀😀hij"; // the stub's pieces have seven units: some end inside a pair
    const { id } = await aRun(text);
    await executeRun(ctx, { id, lost: never });
    expect(await getRun(ctx, { id })).toMatchObject({ status: "completed", outputText: text });
  });

  test.each(["500", "cut", "401"])("is tried once: %s ends it with its fault, and closes the ledger", async (mode) => {
    const { id } = await aRun(`[[${mode}]]`);
    await executeRun(ctx, { id, lost: never });
    const run = await getRun(ctx, { id });
    expect(run.status).toBe("failed");
    expect(run.error?.message).toMatch(/\w/);
    expect(await callsOf(id)).toMatchObject([{ state: "failed" }]);
    expect(stub.log.total).toBe(1);
  });

  test("whose provider is gone fails in words, uncalled", async () => {
    const { id } = await aRun("hello");
    await ctx.db.update(runs).set({ providerId: "gone" }).where(eq(runs.id, id));
    await executeRun(ctx, { id, lost: never });
    expect((await getRun(ctx, { id })).error?.message).toContain("gone");
    expect(await callsOf(id)).toMatchObject([{ state: "failed" }]);
    expect(stub.log.total).toBe(0);
  });
});

describe("a run whose worker stopped", () => {
  test("is failed as unknown when it is delivered again; a late answer changes only the ledger", async () => {
    const { id } = await aRun("[[latency:400]]");
    const zombie = executeRun(ctx, { id, lost: never });
    await until("the call", async () => stub.log.inFlight === 1);
    await executeRun(ctx, { id, lost: never });
    const run = await getRun(ctx, { id });
    expect(run).toMatchObject({ status: "failed", error: { code: "unknown" } });
    expect(await callsOf(id)).toMatchObject([{ state: "unknown" }]);
    await zombie;
    expect(await getRun(ctx, { id })).toEqual(run);
    expect(await callsOf(id)).toMatchObject([{ state: "received" }]);
    expect(stub.log.total).toBe(1);
  });

  test("that was broken off leaves its call unknown: it may have been paid for", async () => {
    const { id } = await aRun("[[hang]]");
    const lost = new AbortController();
    const running = executeRun(ctx, { id, lost: lost.signal });
    await until("the call", async () => stub.log.inFlight === 1);
    lost.abort();
    await running;
    expect(await callsOf(id)).toMatchObject([{ state: "unknown", faultCode: "cancelled" }]);
  });

  test("and is given up, has no open call", async () => {
    const { id } = await aRun("[[hang]]");
    const lost = new AbortController();
    const running = executeRun(ctx, { id, lost: lost.signal });
    await until("the call", async () => stub.log.inFlight === 1);
    await abandonRun(ctx, { id });
    expect(await getRun(ctx, { id })).toMatchObject({ status: "failed", error: { code: "internal" } });
    expect(await callsOf(id)).toMatchObject([{ state: "unknown" }]);
    lost.abort();
    await running;
  });
});

describe("textAppender", () => {
  const rowOf = async (id: string) => (await getRun(ctx, { id })).outputText;

  test("keeps half a pair for its other half, in whatever pieces they come", async () => {
    const { id } = await aRun("x");
    await ctx.db.update(runs).set({ status: "running" }).where(eq(runs.id, id));
    const text = textAppender(ctx, id);
    text.add("a\ud83d");
    await until("the first piece", async () => (await rowOf(id)) === "a");
    text.add("\ude00b\u0000");
    await text.end();
    expect(await rowOf(id)).toBe("a😀b\uFFFD");
  });

  test("adds nothing to a run that is closed", async () => {
    const { id } = await aRun("x");
    await ctx.db.update(runs).set({ status: "failed" }).where(eq(runs.id, id));
    const text = textAppender(ctx, id);
    text.add("too late");
    await text.end();
    expect(await rowOf(id)).toBe("");
  });
});
