import type { Sample } from "@/evaluators/evaluator";
import type { Batch } from "@/lib/batch";
import type { Context } from "@/lib/context";
import { type ClosedCall, closedByAnswer } from "@/lib/ledger/closed-call";
import { patiently } from "@/lib/patiently";
import { ProviderFault } from "@/lib/providers/model";
import { sizeOfCall } from "@/lib/providers/size-of-call";
import { withProviderSlot } from "@/lib/providers/with-provider-slot";
import type { ChatMessage } from "@/lib/templates/content";
import { type Answered, callItem, handBack, type LaneArm } from "./call-item";
import { answerCallId } from "./claim-items";
import type { Embedder } from "./embedder";
import type { LanePlan } from "./find-lane-plan";
import { findRivals, rivalOf, rivalsOf, untilRivalAnswers } from "./find-rivals";
import { evaluatorTools } from "./judge-calls";
import type { judgeMarks } from "./judge-ledger";
import type { judgeParameters } from "./judge-parameters";
import type { ClaimedItem, ItemEnd, LaneLimits } from "./lane";
import { scoreItem } from "./score-item";

export type LaneWork = {
  ctx: Context;
  evaluationId: string;
  plan: LanePlan;
  ends: Batch<ItemEnd>;
  marks: ReturnType<typeof judgeMarks>;
  parameters: ReturnType<typeof judgeParameters>;
  embedder: Embedder;
  limits: LaneLimits;
  /** Aborted when nothing new is to be sent. */
  stop: AbortSignal;
  /** Aborted when the job is no longer this process': calls in flight are broken off. */
  lost: AbortSignal;
};

/**
 * Asks for an item's answer; what is left to do (score it, store it) is handed back as a function, so that the item's place in the
 * window is free while it runs. An answer that a model is still to judge is stored first: it was paid for.
 */
export async function beginItem(work: LaneWork, item: ClaimedItem): Promise<() => Promise<void>> {
  const { plan, ends } = work;
  if (item.stored) {
    const { messages, ...answer } = item.stored;
    return () => scoreAndStore(work, item, sampleOf(item, messages, answer), null);
  }
  const arm = plan.arms.get(item.armId);
  if (!arm) throw new Error(`result ${item.resultId} names an arm the evaluation does not have`);
  const answered = await askInTurn(arm, item, work);
  if ("status" in answered) return () => ends.add(answered);

  const end = endOfAnswer(item, answered);
  const sample = sampleOf(item, answered.messages, answered.answer);
  if (!plan.uses.some((use) => use.evaluator.asksModel)) return () => scoreAndStore(work, item, sample, end);
  return async () => {
    await ends.add(end);
    await scoreAndStore(work, item, sample, null);
  };
}

/** Asks when the provider has a call to spare; who is told to stop while waiting gives the item back. */
async function askInTurn(arm: LaneArm, item: ClaimedItem, work: LaneWork): Promise<Answered | ItemEnd> {
  const { limits, stop, lost } = work;
  const ask = async () => (stop.aborted ? handBack(item) : callItem(arm, item, limits, lost));
  const { provider, model } = arm;
  if (provider instanceof ProviderFault) return ask();
  const sizes = {
    size: () => sizeOfCall({ messages: messagesOf(arm, item), model }).size(),
    used: (came: Answered | ItemEnd) => ("status" in came ? null : sizeOfCall({ messages: [], model }).used(came.answer)),
  };
  try {
    const wasRefused = (came: Answered | ItemEnd) => "status" in came && came.error?.code === "rate_limited";
    return await withProviderSlot(provider, ask, { for: partyOf(work), signal: stop, wasRefused, ...sizes });
  } catch (error) {
    if (error instanceof ProviderFault && error.code === "cancelled") return handBack(item);
    throw error;
  }
}

const partyOf = ({ ctx, evaluationId }: LaneWork) => ({ workspaceId: ctx.workspaceId, work: evaluationId });

/** None where they do not compile: that call will not be sent. */
function messagesOf(arm: LaneArm, item: ClaimedItem): ChatMessage[] {
  try {
    return arm.compile(item.case.variables).messages;
  } catch {
    return [];
  }
}

async function scoreAndStore(work: LaneWork, item: ClaimedItem, sample: Sample, end: ItemEnd | null): Promise<void> {
  const { ctx, evaluationId, plan, ends, limits, lost } = work;
  const rivals = await patiently(() => findRivals(ctx, { evaluationId, item, uses: rivalsOf(plan.uses, item, sample) }));
  if (rivals === null) return ends.add(untilRivalAnswers(item));
  const { resultId, armId, failedJudgeCalls: failedBefore } = item;
  const closed: ClosedCall[] = [];
  const scored = await scoreItem(plan.uses, sample, plan.passThreshold, (use) => {
    const judging = { ...work, models: plan.models, party: partyOf(work), rival: async () => rivalOf(use, item, rivals) };
    const purpose = { resultId, armId, evaluatorKey: use.key, failedBefore };
    return evaluatorTools(judging, purpose, closed, { ...limits, signal: lost });
  });
  const before = end ?? { resultId, attempt: item.attempt, retryInMs: null, answer: null, figures: null, calls: [] };
  // A judge that was broken off because the job went elsewhere says nothing of the item: it is scored there.
  const came = lost.aborted && scored.status === "failed" ? { ...scored, ...unscored } : scored;
  await ends.add({ ...before, ...came, calls: [...before.calls, ...closed] });
}

const unscored = { status: "pending" as const, outcome: null, total: null, passed: null, error: null, scores: [] };

const sampleOf = (
  item: ClaimedItem,
  messages: Sample["messages"],
  { output, latencyMs, usage, costUsd }: Pick<Sample, "output" | "latencyMs" | "usage" | "costUsd">,
): Sample => ({
  input: item.case.variables,
  messages,
  output,
  expected: item.case.expectations,
  case: { id: item.case.id, tags: item.case.tags, metadata: item.case.metadata },
  latencyMs,
  usage,
  costUsd,
});

/** The item with its answer kept and its call closed, not yet scored. */
function endOfAnswer(item: ClaimedItem, { messages, answer }: Answered): ItemEnd {
  const { output, raw, usage, costUsd, latencyMs } = answer;
  return {
    resultId: item.resultId,
    attempt: item.attempt,
    status: "running",
    outcome: null,
    retryInMs: null,
    total: null,
    passed: null,
    error: null,
    answer: { messages: JSON.stringify(messages), output: JSON.stringify(output), raw },
    figures: {
      latencyMs: Math.round(latencyMs),
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      costUsd,
    },
    scores: [],
    calls: [closedByAnswer(answerCallId(item.resultId, item.attempt), answer)],
  };
}
