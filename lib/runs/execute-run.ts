import { and, eq, inArray, sql } from "drizzle-orm";
import { modelCalls } from "@/db/schema/calls";
import { runs } from "@/db/schema/runs";
import { cleanText } from "@/lib/clean-text";
import { type Context, inTransaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type ClosedCall, closedAfter, closedByAnswer } from "@/lib/ledger/closed-call";
import { loseCalls } from "@/lib/ledger/lose-calls";
import { sendHint } from "@/lib/live/send-hint";
import { patiently } from "@/lib/patiently";
import { readContent } from "@/lib/prompts/read-content";
import { callLimitsOf } from "@/lib/providers/call-limits";
import { callModel } from "@/lib/providers/call-model";
import { ProviderFault } from "@/lib/providers/model";
import { modelOpener } from "@/lib/providers/model-opener";
import { sizeOfCall } from "@/lib/providers/size-of-call";
import { withProviderSlot } from "@/lib/providers/with-provider-slot";
import type { ChatMessage } from "@/lib/templates/content";
import { verb } from "@/lib/verb";
import { abortWhenCancelled } from "./abort-when-cancelled";
import { textAppender } from "./text-appender";

type ExecuteRun = { id: string; lost: AbortSignal };
type Taken = typeof runs.$inferSelect & { callId: string };

/**
 * Sends a run to its model and keeps what comes back, the text as it arrives. A run is tried once: one whose worker died is closed as
 * failed, its call `unknown`, since nobody knows what became of it and a person is there to run it again.
 */
export const executeRun = verb("runs:write", async (ctx, { id, lost }: ExecuteRun) => {
  const run = await takeRun(ctx, id);
  if (!run) return;
  sendHint([id]);
  const text = textAppender(ctx, id);
  const cancelled = abortWhenCancelled(ctx, id);
  const signal = AbortSignal.any([lost, cancelled.signal]);
  let isSent = false;
  try {
    const { model } = await readContent(ctx, run.contentHash);
    const provider = await modelOpener(ctx).openProvider(run.providerId);
    const messages: ChatMessage[] = JSON.parse(run.messages);
    const request = { messages, model: { ...model, name: run.modelName ?? model.name }, idempotencyKey: run.callId };
    const send = () => {
      isSent = true;
      return callModel(provider, request, { ...callLimitsOf(provider), signal }, text.add);
    };
    const answer = await withProviderSlot(provider, send, {
      for: { workspaceId: ctx.workspaceId, work: "playground" },
      signal,
      ...sizeOfCall(request),
    });
    await text.end();
    const { output, raw, usage, costUsd, latencyMs } = answer;
    await close(ctx, id, closedByAnswer(run.callId, answer), {
      status: "completed",
      outputText: output.text,
      output: JSON.stringify(output),
      raw,
      finishReason: output.finishReason,
      latencyMs: Math.round(latencyMs),
      inputTokens: usage?.inputTokens,
      outputTokens: usage?.outputTokens,
      costUsd,
    });
  } catch (error) {
    await text.end();
    const fault = asFault(error);
    await close(ctx, id, closedAfter(run.callId, fault, isSent), {
      status: fault.code === "cancelled" ? "cancelled" : "failed",
      errorCode: fault.code,
      errorMessage: cleanText(fault.message),
    });
  } finally {
    cancelled.close();
    sendHint([id]);
  }
});

/** What can be told of the failure; anything but a fault or a missing provider is ours, and the job is tried again. */
function asFault(error: unknown): ProviderFault {
  if (error instanceof ProviderFault) return error;
  if (error instanceof AppError) return new ProviderFault("bad_request", error.message);
  throw error;
}

/** Marks the run and its call before anything is sent; null when somebody had it before. */
const takeRun = (ctx: Context, id: string): Promise<Taken | null> =>
  inTransaction(ctx, async (ctx) => {
    const mine = and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id));
    const [run] = await ctx.db
      .select()
      .from(runs)
      .where(and(mine, inArray(runs.status, ["queued", "running", "cancelled"])))
      .for("update");
    if (run?.status === "cancelled") await loseCalls(ctx, { runId: id }); // its worker may be gone
    if (!run || run.status === "cancelled") return null;
    if (run.status === "running") {
      await loseCalls(ctx, { runId: id });
      const errorMessage = "The worker stopped while this ran; what became of the call is not known. Run it again.";
      await ctx.db
        .update(runs)
        .set({ status: "failed", errorCode: "unknown", errorMessage, finishedAt: sql`clock_timestamp()` })
        .where(mine);
      return null;
    }
    await ctx.db.update(runs).set({ status: "running", startedAt: sql`clock_timestamp()` }).where(mine);
    const callId = newId("call");
    const { model } = await readContent(ctx, run.contentHash);
    await ctx.db.insert(modelCalls).values({
      id: callId,
      workspaceId: ctx.workspaceId,
      runId: id,
      attempt: 1,
      idempotencyKey: callId,
      providerId: run.providerId,
      model: run.modelName ?? model.name,
      state: "sent",
    });
    return { ...run, callId };
  });

/** Closes the run and its call together. */
const close = (ctx: Context, id: string, call: ClosedCall, end: Partial<typeof runs.$inferInsert>) =>
  patiently(() =>
    inTransaction(ctx, async (ctx) => {
      const { id: callId, ...closed } = call;
      await ctx.db
        .update(modelCalls)
        .set({ ...closed, closedAt: sql`clock_timestamp()` })
        .where(and(eq(modelCalls.workspaceId, ctx.workspaceId), eq(modelCalls.id, callId)));
      await ctx.db
        .update(runs)
        .set({ ...end, finishedAt: sql`clock_timestamp()` })
        .where(and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id), eq(runs.status, "running")));
    }),
  );
