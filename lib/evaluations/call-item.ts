import { cleanText } from "@/lib/clean-text";
import { AppError } from "@/lib/errors";
import { type ClosedCall, closedByFault, closedUnsent } from "@/lib/ledger/closed-call";
import { log } from "@/lib/log";
import { timeLimitsOf, wholeLimits } from "@/lib/providers/call-limits";
import { callModel } from "@/lib/providers/call-model";
import { type ModelAnswer, type Provider, ProviderFault } from "@/lib/providers/model";
import type { ChatMessage, ModelSettings, Values } from "@/lib/templates/content";
import type { CompiledContent } from "@/lib/templates/content-compiler";
import { backoffMs } from "./backoff";
import { answerCallId } from "./claim-items";
import type { ClaimedItem, ItemEnd, LaneLimits } from "./lane";

/** `compile` is parsed once for all items of the arm. */
export type LaneArm = {
  armId: string;
  compile: (values: Values) => CompiledContent;
  model: ModelSettings;
  /** Or why it cannot be called. */
  provider: Provider | ProviderFault;
};
export type Answered = { messages: ChatMessage[]; answer: ModelAnswer };

/** A provider that is busy says so often before it answers; one that hangs is slow with this very call. */
const mostTimes = { rate_limited: 30, timeout: 3 };

/** Retries are ours, so that each is in the ledger; the SDK makes none. */
export const laneLimits: LaneLimits = { ...wholeLimits, maxTries: 6, firstBackoffMs: 500 };

/**
 * Compiles an item and asks its arm's model: the answer, or what the item came to without one. A mistake of our own fails the item
 * alone too: thrown further it would end the lane, and meet it again on every delivery.
 */
export async function callItem(
  arm: LaneArm,
  item: ClaimedItem,
  limits: LaneLimits,
  signal: AbortSignal,
): Promise<Answered | ItemEnd> {
  let messages: ChatMessage[];
  try {
    messages = arm.compile(item.case.variables).messages;
  } catch (error) {
    if (!(error instanceof AppError)) log().error({ err: error, resultId: item.resultId }, "an item did not compile");
    const message = error instanceof AppError ? error.message : "The messages could not be made from this case.";
    return endWithout(item, { stage: "compile", code: "compile", message: cleanText(message) }, notSent(item));
  }
  try {
    if (arm.provider instanceof ProviderFault) throw arm.provider;
    const request = { messages, model: arm.model, idempotencyKey: item.idempotencyKey };
    const within = { ...limits, ...timeLimitsOf(arm.provider), signal };
    return { messages, answer: await callModel(arm.provider, request, within) };
  } catch (error) {
    if (error instanceof ProviderFault) return endOfFault(item, error, limits);
    log().error({ err: error, resultId: item.resultId }, "a call was not made");
    const message = "The call could not be made from these messages and settings.";
    return endWithout(item, { stage: "call", code: "internal", message }, { ...notSent(item), faultCode: "internal" });
  }
}

/** A timeout that comes again and again is the version's: its call takes too long. */
function endOfFault(item: ClaimedItem, fault: ProviderFault, limits: LaneLimits): ItemEnd {
  const call = closedByFault(answerCallId(item.resultId, item.attempt), fault);
  const error = { stage: "call" as const, code: fault.code, message: fault.message };
  if (fault.code === "cancelled") return { ...endWithout(item, null, { ...call, state: "unknown" }), status: "pending" };
  if (fault.code === "too_large") return failureOfVersion(item, "invalid_output", error, call);
  const { tries, isLast } = countTry(item, fault, limits);
  if (isLast && fault.code === "timeout") return failureOfVersion(item, "deadline", error, call);
  if (isLast) return endWithout(item, error, call);
  const retryInMs = backoffMs({ tries, firstBackoffMs: limits.firstBackoffMs }, fault.detail.retryAfterMs);
  return { ...endWithout(item, error, call), status: "waiting", retryInMs };
}

/** How often a call failed so, this time included, and whether it is not tried again. */
function countTry({ failed }: ClaimedItem, { code, retryable }: ProviderFault, { maxTries }: LaneLimits) {
  if (code === "rate_limited") return { tries: failed.limited + 1, isLast: failed.limited + 1 >= mostTimes.rate_limited };
  if (code === "timeout") return { tries: failed.timedOut + 1, isLast: failed.timedOut + 1 >= mostTimes.timeout };
  const tries = failed.otherwise + 1;
  return { tries, isLast: !retryable || tries >= maxTries };
}

const endWithout = (item: ClaimedItem, error: ItemEnd["error"], call: ClosedCall): ItemEnd => ({
  resultId: item.resultId,
  attempt: item.attempt,
  status: "failed",
  outcome: null,
  retryInMs: null,
  total: null,
  passed: null,
  error,
  answer: null,
  figures: null,
  scores: [],
  calls: [call],
});

const failureOfVersion = (item: ClaimedItem, outcome: string, error: ItemEnd["error"], call: ClosedCall): ItemEnd => ({
  ...endWithout(item, error, call),
  status: "completed",
  outcome,
  total: 0,
  passed: false,
});

/** An item that was taken and is given back untried. */
export const handBack = (item: ClaimedItem): ItemEnd => ({ ...endWithout(item, null, notSent(item)), status: "pending" });

const notSent = (item: ClaimedItem): ClosedCall => closedUnsent(answerCallId(item.resultId, item.attempt));
