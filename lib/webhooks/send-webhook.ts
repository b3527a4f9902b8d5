import { type Agent, fetch } from "undici";
import { env } from "@/lib/env";
import { type CallDeadline, openDeadline } from "@/lib/providers/call-deadline";
import { guardedAgent } from "@/lib/providers/guarded-agent";
import { ProviderFault } from "@/lib/providers/model";
import { readRetryAfter } from "@/lib/providers/to-fault";
import { findWebhookFault } from "./find-webhook-fault";
import { signWebhook } from "./sign-webhook";

export type WebhookCall = { id: string; url: string; body: string; secrets: readonly string[] };
type Limits = { timeoutMs: number; maxResponseBytes: number; signal?: AbortSignal };

let agent: Agent | undefined;

/**
 * Posts a signed JSON body once and hands an answer with a good status to `read`. A redirect is never followed; any other status, and
 * whatever the network comes to, is thrown.
 */
export async function sendWebhook<Result>(
  { id, url, body, secrets }: WebhookCall,
  { timeoutMs, maxResponseBytes, signal }: Limits,
  read: (response: Response, limits: { maxResponseBytes: number; deadline: CallDeadline }) => Promise<Result>,
): Promise<Result> {
  const fault = findWebhookFault(url);
  if (fault) throw new ProviderFault("bad_request", `The webhook's address cannot be called: ${fault}.`);
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
    return await read(response as unknown as Response, { maxResponseBytes, deadline });
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
