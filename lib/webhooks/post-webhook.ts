import { setTimeout as delay } from "node:timers/promises";
import { ProviderFault } from "@/lib/providers/model";
import { readBody } from "@/lib/providers/read-body";
import { toFault } from "@/lib/providers/to-fault";
import { sendWebhook, type WebhookCall } from "./send-webhook";
import { wordsOfFault } from "./words-of-fault";

export type WebhookLimits = { timeoutMs: number; signal?: AbortSignal; maxTries: number; firstBackoffMs: number };

const maxResponseBytes = 4 * 1_048_576;
const longestWaitMs = 30_000;

/**
 * Posts a signed JSON body and answers with the text of what came back. Busy and broken servers are asked again under the same
 * webhook-id, each time with a fresh timestamp and signature. Throws an Error for a person.
 */
export async function postWebhook(call: WebhookCall, limits: WebhookLimits): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await sendWebhook(call, { ...limits, maxResponseBytes }, readBody);
    } catch (error) {
      const fault = toFault(error);
      if (!fault) throw error;
      const tried = tries > 1 ? ` It was asked ${tries} times.` : "";
      if (!isWorthAgain(fault) || tries >= limits.maxTries) throw new Error(`${wordsOfFault(fault)}${tried}`);
      const backoff = limits.firstBackoffMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
      const waitMs = Math.min(longestWaitMs, Math.max(backoff, fault.detail.retryAfterMs ?? 0));
      await delay(waitMs, undefined, { signal: limits.signal }).catch(() => undefined);
      if (limits.signal?.aborted) throw new Error(wordsOfFault(new ProviderFault("cancelled", "")));
    }
  }
}

const isWorthAgain = ({ code }: ProviderFault) =>
  code === "rate_limited" || code === "server_error" || code === "network" || code === "timeout";
