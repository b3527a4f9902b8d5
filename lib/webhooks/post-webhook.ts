import { setTimeout as delay } from "node:timers/promises";
import { type Agent, fetch } from "undici";
import { env } from "@/lib/env";
import { openDeadline } from "@/lib/providers/call-deadline";
import { guardedAgent } from "@/lib/providers/guarded-agent";
import { ProviderFault } from "@/lib/providers/model";
import { readBody } from "@/lib/providers/read-body";
import { readRetryAfter, toFault } from "@/lib/providers/to-fault";
import { findWebhookFault } from "./find-webhook-fault";
import { signWebhook } from "./sign-webhook";

export type WebhookCall = { id: string; url: string; body: string; secrets: readonly string[] };
export type WebhookLimits = { timeoutMs: number; signal?: AbortSignal; maxTries: number; firstBackoffMs: number };

const maxResponseBytes = 4 * 1_048_576;
const longestWaitMs = 30_000;

let agent: Agent | undefined;

/**
 * Posts a signed JSON body and answers with the text of what came back. Busy and broken servers are asked again under the same
 * webhook-id, each time with a fresh timestamp and signature; a redirect is never followed. Throws an Error for a person.
 */
export async function postWebhook(call: WebhookCall, limits: WebhookLimits): Promise<string> {
  const fault = findWebhookFault(call.url);
  if (fault) throw new Error(`The webhook's address cannot be called: ${fault}.`);
  for (let tries = 1; ; tries++) {
    try {
      return await send(call, limits);
    } catch (error) {
      const fault = error instanceof ProviderFault ? error : toFault(error);
      if (!fault) throw error;
      const tried = tries > 1 ? ` It was asked ${tries} times.` : "";
      if (!isWorthAgain(fault) || tries >= limits.maxTries) throw new Error(`${wordsOf(fault)}${tried}`);
      const backoff = limits.firstBackoffMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
      const waitMs = Math.min(longestWaitMs, Math.max(backoff, fault.detail.retryAfterMs ?? 0));
      await delay(waitMs, undefined, { signal: limits.signal }).catch(() => undefined);
      if (limits.signal?.aborted) throw new Error(words.cancelled);
    }
  }
}

async function send({ id, url, body, secrets }: WebhookCall, { timeoutMs, signal }: WebhookLimits): Promise<string> {
  const deadline = openDeadline({ signal, idleTimeoutMs: timeoutMs, totalTimeoutMs: timeoutMs, maxResponseBytes });
  agent ??= guardedAgent(env().PROVIDER_ALLOWED_HOSTS);
  const timestamp = Math.floor(Date.now() / 1_000);
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    "accept-encoding": "identity",
    "user-agent": "promptops",
    ...signWebhook({ id, timestamp, body }, secrets),
  };
  try {
    const response = await fetch(url, {
      ...{ method: "POST", headers, body, redirect: "manual", dispatcher: agent, signal: deadline.signal },
    });
    if (response.status >= 300) {
      void response.body?.cancel().catch(() => undefined);
      throw statusFault(response.status, readRetryAfter(new Headers([...response.headers])));
    }
    // safe: undici's response is the standard one; only its type declarations differ from the DOM's
    return await readBody(response as unknown as Response, { maxResponseBytes, deadline });
  } catch (error) {
    throw deadline.fault() ?? error; // our own end of a call comes out of the network in many shapes
  } finally {
    deadline.close();
  }
}

function statusFault(status: number, retryAfterMs?: number): ProviderFault {
  const detail = { httpStatus: status, retryAfterMs };
  if (status < 400) return new ProviderFault("redirected", "", detail);
  if (status === 429) return new ProviderFault("rate_limited", "", detail);
  return new ProviderFault(status >= 500 ? "server_error" : "bad_request", "", detail);
}

const isWorthAgain = ({ code }: ProviderFault) =>
  code === "rate_limited" || code === "server_error" || code === "network" || code === "timeout";

const words: Record<string, string> = {
  redirected: "The webhook answers with a redirect, which is never followed: set the final address.",
  too_large: `The webhook's answer is larger than ${maxResponseBytes / 1_048_576} MiB.`,
  timeout: "The webhook did not answer in time.",
  cancelled: "The call of the webhook was stopped.",
};

/** A fault of the network speaks of a provider; here it is the webhook. */
function wordsOf({ code, message, detail }: ProviderFault): string {
  const said = words[code];
  if (said) return said;
  if (detail.httpStatus !== undefined) return `The webhook answered with status ${detail.httpStatus}.`;
  return message
    .replaceAll("The provider", "The webhook")
    .replaceAll("the provider", "the webhook")
    .replace(/base URL/g, "address");
}
