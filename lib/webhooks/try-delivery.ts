import type { Context } from "@/lib/context";
import type { ProviderFault } from "@/lib/providers/model";
import { readBody } from "@/lib/providers/read-body";
import { toFault } from "@/lib/providers/to-fault";
import { noWebhookSecret } from "./no-webhook-secret";
import { openWebhookSecrets } from "./open-webhook-secrets";
import { quietReceivers } from "./quiet-receivers";
import { sendWebhook } from "./send-webhook";
import { wordsOfFault } from "./words-of-fault";

type Delivery = { id: string; webhookId: string; body: string; url: string; enabled: boolean };
type How = { asked: boolean; timeoutMs: number; signal?: AbortSignal };
/** What a try came to; `over` where no other is to follow. */
export type Came = { status: number | null; error: string | null; retryAfterMs?: number; over?: true };

const maxResponseBytes = 65_536;
const unsent = (error: string): Came => ({ status: null, error });

/** Sends a delivery once. Whatever a receiver does, it is an answer here; only what is our own mistake is thrown. */
export async function tryDelivery(ctx: Context, delivery: Delivery, { asked, timeoutMs, signal }: How): Promise<Came> {
  const { id, webhookId, url, body } = delivery;
  if (!delivery.enabled && !asked) return { ...unsent("Not sent: the webhook is switched off."), over: true };
  if (quietReceivers.has(webhookId) && !asked)
    return unsent("Not sent: the webhook let another delivery wait in vain a moment ago.");
  const secrets = await openWebhookSecrets(ctx);
  if (secrets.length === 0) return unsent(noWebhookSecret);
  const begun = performance.now();
  try {
    const limits = { timeoutMs, maxResponseBytes, signal };
    const status = await sendWebhook({ id, url, body, secrets }, limits, async (response, bounds) => {
      await readBody(response, bounds).catch(() => undefined); // taken by its status, whatever it says
      return response.status;
    });
    quietReceivers.remove(webhookId);
    return { status, error: null };
  } catch (error) {
    const fault = toFault(error);
    if (!fault) throw error;
    if (performance.now() - begun > timeoutMs / 2) quietReceivers.add(webhookId);
    else quietReceivers.remove(webhookId);
    return cameOf(fault);
  }
}

function cameOf(fault: ProviderFault): Came {
  const { httpStatus: status = null, retryAfterMs } = fault.detail;
  if (status !== 410) return { status, error: wordsOfFault(fault), retryAfterMs };
  return { status, error: "The webhook answered that it is gone (410), and was switched off.", over: true };
}
