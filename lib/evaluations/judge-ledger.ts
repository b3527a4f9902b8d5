import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Batch, batch } from "@/lib/batch";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type ClosedCall, closedAfter, closedByFault } from "@/lib/ledger/closed-call";
import { patiently } from "@/lib/patiently";
import type { Party } from "@/lib/providers/fair-line";
import { type Provider, ProviderFault } from "@/lib/providers/model";
import type { ModelOpener, OpenedModel } from "@/lib/providers/model-opener";
import type { ModelRef } from "@/lib/providers/read-catalogue";
import { withProviderSlot } from "@/lib/providers/with-provider-slot";
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
export type Purpose = { resultId: string; armId: string; evaluatorKey: string; failedBefore: number };
export type Ledgered = { marks: Batch<Mark>; models: ModelOpener; party: Party };
export type JudgeLimits = LaneLimits & { signal: AbortSignal };

/** The calls one evaluator makes for one item: each marked before it is sent, and tried again where that may help. */
export function judgeLedger({ marks, models, party }: Ledgered, purpose: Purpose, closed: ClosedCall[], limits: JudgeLimits) {
  const { signal, firstBackoffMs } = limits;
  const { failedBefore, ...of } = purpose;
  let slots = 0;
  /** The place of a call among those of this evaluator for this item: the same whenever the item is scored again. */
  const nextSlot = () => slots++;
  const mark = async (slot: number, tried: number, providerId: string, model: string) => {
    const id = newId("call");
    // A call that failed is asked anew; one that was lost is asked for by the same key.
    const idempotencyKey = `${of.resultId}:${of.evaluatorKey}:${slot}:${failedBefore + tried}`;
    await marks.add({ id, ...of, slot, providerId, model, idempotencyKey });
    return { id, idempotencyKey };
  };
  const inLedger = async <Answer>(
    slot: number,
    { provider, model, size, used }: Asked<Answer>,
    ask: (idempotencyKey: string) => Promise<Answer>,
    close: (id: string, answer: Answer) => ClosedCall,
    mayAskOtherwise: (fault: ProviderFault) => boolean = () => false,
  ): Promise<Answer> => {
    let tries = 0;
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
        if (mayAskOtherwise(error)) continue;
        tries += 1;
        if (!error.retryable || tries >= maxTries) throw error;
        await delay(backoffMs({ tries, firstBackoffMs }, error.detail.retryAfterMs), undefined, { signal });
      }
    }
  };
  /** A provider that is gone, or whose key cannot be read, is a call that was refused: the ledger says so, as of an arm's. */
  const open = async (slot: number, ref: ModelRef): Promise<OpenedModel> => {
    try {
      return await models.open(ref);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { id } = await mark(slot, 0, ref.providerId ?? "default", ref.name);
      const fault = new ProviderFault("auth", error.message);
      closed.push(closedByFault(id, fault));
      throw fault;
    }
  };
  return { nextSlot, inLedger, open };
}
