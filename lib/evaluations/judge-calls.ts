import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { EvaluatorTools } from "@/evaluators/evaluator";
import { type Batch, batch } from "@/lib/batch";
import type { Context } from "@/lib/context";
import { embed } from "@/lib/encoder/embed";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isolate } from "@/lib/isolation/isolate";
import { type ClosedCall, closedAfter, closedByAnswer, closedByFault } from "@/lib/ledger/closed-call";
import { patiently } from "@/lib/patiently";
import { timeLimitsOf } from "@/lib/providers/call-limits";
import { callModel } from "@/lib/providers/call-model";
import { embedTexts } from "@/lib/providers/embed-texts";
import type { Party } from "@/lib/providers/fair-line";
import { type Provider, ProviderFault } from "@/lib/providers/model";
import type { ModelOpener, OpenedModel } from "@/lib/providers/model-opener";
import type { ModelRef } from "@/lib/providers/read-catalogue";
import { sizeOfCall } from "@/lib/providers/size-of-call";
import { withProviderSlot } from "@/lib/providers/with-provider-slot";
import { estimateTokens } from "@/lib/templates/estimate-tokens";
import { backoffMs } from "./backoff";
import type { LaneLimits, LaneRun } from "./lane";

type Mark = {
  id: string;
  resultId: string;
  armId: string;
  evaluatorKey: string;
  slot: number;
  providerId: string;
  model: string;
  idempotencyKey: string;
};

const maxTries = 4;

/** Marks judges' calls in the ledger before they are sent; joined, since many items are scored at once. */
export const judgeMarks = (ctx: Context, run: LaneRun): Batch<Mark> =>
  batch(
    async (marks) => {
      const insert = () =>
        ctx.db.execute(sql`
        insert into model_calls (id, workspace_id, evaluation_id, arm_id, result_id, evaluator_key, slot, attempt, idempotency_key,
          provider_id, model, state)
        select m.id, ${ctx.workspaceId}, ${run.evaluationId}, m."armId", m."resultId", m."evaluatorKey", m.slot, n.tried + 1,
          m."idempotencyKey", m."providerId", m.model, 'sent'
        from json_to_recordset(${JSON.stringify(marks)}::json) as m(
          id text, "armId" text, "resultId" text, "evaluatorKey" text, slot int, "providerId" text, model text,
          "idempotencyKey" text)
        cross join lateral (
          select count(*) as tried from model_calls c
          where c.result_id = m."resultId" and c.evaluator_key = m."evaluatorKey" and c.slot = m.slot
        ) as n
        on conflict (id) do nothing`);
      await patiently(insert);
    },
    { size: 32, delayMs: 2 },
  );

type Asked<Answer> = { provider: Provider; model: string; size: () => number; used: (answer: Answer) => number | null };
/** `failedBefore`: calls for judges of this item that failed in earlier attempts. */
type Purpose = { resultId: string; armId: string; evaluatorKey: string; failedBefore: number };
type Judging = { marks: Batch<Mark>; models: ModelOpener; party: Party; post: EvaluatorTools["post"] };

/**
 * What an evaluator may use while it scores one item. Every model call it makes goes through the ledger; how each ended is collected
 * in `closed` and stored with the item's scores, so that a call counts as received only when what it led to is kept.
 */
export function evaluatorTools(
  { marks, models, party, post }: Judging,
  purpose: Purpose,
  closed: ClosedCall[],
  limits: LaneLimits & { signal: AbortSignal },
  firstSlot = 0,
): Omit<EvaluatorTools, "evaluate"> {
  const { signal, firstBackoffMs } = limits;
  const { failedBefore, ...of } = purpose;
  let slots = firstSlot;
  const mark = async (slot: number, tried: number, providerId: string, model: string) => {
    const id = newId("call");
    // A call that failed is asked anew; one that was lost is asked for by the same key.
    const idempotencyKey = `${of.resultId}:${of.evaluatorKey}:${slot}:${failedBefore + tried}`;
    await marks.add({ id, ...of, slot, providerId, model, idempotencyKey });
    return { id, idempotencyKey };
  };
  const inLedger = async <Answer>(
    { provider, model, size, used }: Asked<Answer>,
    ask: (idempotencyKey: string) => Promise<Answer>,
    close: (id: string, answer: Answer) => ClosedCall,
  ): Promise<Answer> => {
    const slot = slots++;
    for (let attempt = 1; ; attempt++) {
      const { id, idempotencyKey } = await mark(slot, attempt - 1, provider.id, model);
      let isSent = false;
      const send = () => {
        isSent = true;
        return ask(idempotencyKey);
      };
      try {
        const answer = await withProviderSlot(provider, send, { for: party, signal, size, used });
        closed.push(close(id, answer));
        return answer;
      } catch (error) {
        if (!(error instanceof ProviderFault)) throw error;
        closed.push(closedAfter(id, error, isSent));
        if (!error.retryable || attempt >= maxTries) throw error;
        await delay(backoffMs({ tries: attempt, firstBackoffMs }, error.detail.retryAfterMs), undefined, { signal });
      }
    }
  };
  /** A provider that is gone, or whose key cannot be read, is a call that was refused: the ledger says so, as of an arm's. */
  const open = async (ref: ModelRef): Promise<OpenedModel> => {
    try {
      return await models.open(ref);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { id } = await mark(slots++, 0, ref.providerId ?? "default", ref.name);
      const fault = new ProviderFault("auth", error.message);
      closed.push(closedByFault(id, fault));
      throw fault;
    }
  };

  return {
    async complete({ providerId, model: asked, messages, temperature, maxTokens, json }) {
      const { provider, name: model } = await open({ providerId, name: asked });
      const responseFormat = json ? { type: "json_object" } : undefined;
      const settings = { name: model, temperature, maxTokens, responseFormat };
      const send = (idempotencyKey: string) =>
        callModel(provider, { messages, model: settings, idempotencyKey }, { ...limits, ...timeLimitsOf(provider) });
      const { output } = await inLedger({ provider, model, ...sizeOfCall({ messages, model: settings }) }, send, closedByAnswer);
      return { text: output.text, finishReason: output.finishReason, servedModel: output.servedModel };
    },
    async embed(texts, asked) {
      if (!asked) return embed(texts);
      const { provider, name: model } = await open(asked);
      const send = () => embedTexts(provider, model, texts, { ...limits, ...timeLimitsOf(provider) });
      const size = () => estimateTokens(texts.map((content) => ({ role: "user", content })));
      const used = ({ inputTokens }: { inputTokens: number | null }) => inputTokens;
      const { vectors } = await inLedger({ provider, model, size, used }, send, closedByEmbedding);
      return vectors;
    },
    isolate,
    post,
  };
}

const closedByEmbedding = (
  id: string,
  { inputTokens, costUsd }: { inputTokens: number | null; costUsd: number | null },
): ClosedCall => ({
  id,
  state: "received",
  servedModel: null,
  faultCode: null,
  httpStatus: null,
  latencyMs: null,
  inputTokens,
  outputTokens: 0,
  costUsd,
});
