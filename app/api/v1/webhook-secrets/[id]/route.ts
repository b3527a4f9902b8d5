import { route, routes } from "@/lib/http/route";
import { revokeWebhookSecret } from "@/lib/webhooks/revoke-webhook-secret";
import { WebhookSecretId } from "@/lib/webhooks/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  DELETE: route({ summary: "Revoke a webhook secret", input: WebhookSecretId, verb: revokeWebhookSecret }),
});
