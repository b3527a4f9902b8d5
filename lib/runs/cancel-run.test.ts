import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { runs } from "@/db/schema/runs";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { cancelRun } from "./cancel-run";
import { executeRun } from "./execute-run";
import { getRun } from "./get-run";
import { StartRun } from "./schema";
import { startRun } from "./start-run";

const content = { messages: [{ role: "user", content: "Hi" }], variables: [], model: { name: "sandbox" } };
const aRun = (ctx: Context) => startRun(ctx, StartRun.parse({ content, model: { providerId: "sandbox" } }));
const never = new AbortController().signal;

describe("cancelRun", () => {
  test("ends a queued run at once, and the worker that gets its job calls nobody", () =>
    sandbox(async (ctx) => {
      const { id } = await aRun(ctx);
      expect(await cancelRun(ctx, { id })).toMatchObject({ id, status: "cancelled", finishedAt: expect.any(Date), error: null });
      await executeRun(ctx, { id, lost: never });
      expect(await getRun(ctx, { id })).toMatchObject({ status: "cancelled", outputText: "" });
      expect(await ctx.db.select().from(modelCalls).where(eq(modelCalls.runId, id))).toEqual([]);
      expect(await auditTrail(ctx)).toEqual(["run.started", "run.cancelled"]);
    }));

  test("keeps the text of one under way", () =>
    sandbox(async (ctx) => {
      const { id } = await aRun(ctx);
      await ctx.db.update(runs).set({ status: "running", outputText: "so far" }).where(eq(runs.id, id));
      expect(await cancelRun(ctx, { id })).toMatchObject({
        status: "cancelled",
        outputText: "so far",
        usage: null,
        costUsd: null,
      });
    }));

  test("closes the call of a worker that is gone, when its job comes again", () =>
    sandbox(async (ctx) => {
      const { id } = await aRun(ctx);
      await ctx.db.update(runs).set({ status: "running" }).where(eq(runs.id, id));
      const call = { attempt: 1, idempotencyKey: "k", providerId: "sandbox", model: "sandbox", state: "sent" as const };
      await ctx.db.insert(modelCalls).values({ ...call, workspaceId: ctx.workspaceId, runId: id });
      await cancelRun(ctx, { id });
      await executeRun(ctx, { id, lost: never });
      expect(await ctx.db.select().from(modelCalls).where(eq(modelCalls.runId, id))).toMatchObject([{ state: "unknown" }]);
    }));

  test.each(["completed", "failed", "cancelled"] as const)(
    "refuses a run that is %s, names its state and records nothing",
    (status) =>
      sandbox(async (ctx) => {
        const { id } = await aRun(ctx);
        await ctx.db.update(runs).set({ status, finishedAt: sql`now()` }).where(eq(runs.id, id));
        await expect(cancelRun(ctx, { id })).rejects.toMatchObject({ code: "conflict", extra: { data: { state: status } } });
        expect(await auditTrail(ctx)).toEqual(["run.started"]);
      }),
  );

  test("and the run's end, at the same moment, leave one of the two", async () => {
    const ctx = await aWorkspace();
    for (let round = 0; round < 5; round++) {
      const { id } = await aRun(ctx);
      const [, cancelled] = await Promise.allSettled([executeRun(ctx, { id, lost: never }), cancelRun(ctx, { id })]);
      const { status, finishedAt } = await getRun(ctx, { id });
      expect(status).toBe(cancelled.status === "fulfilled" ? "cancelled" : "completed");
      expect(finishedAt).not.toBeNull();
      const calls = await ctx.db.select({ state: modelCalls.state }).from(modelCalls).where(eq(modelCalls.runId, id));
      expect(calls.map(({ state }) => state)).not.toContain("sent");
    }
  });
});
