import { createHmac } from "node:crypto";

export const secretPrefix = "whsec_";

type Message = { id: string; timestamp: number; body: string };

/**
 * The headers of a signed webhook as Standard Webhooks 1.0 names them: HMAC-SHA256 over `id.timestamp.body` by every secret that is
 * valid now, so that a receiver may know either while they are changed.
 */
export function signWebhook({ id, timestamp, body }: Message, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": signatures.join(" ") };
}
