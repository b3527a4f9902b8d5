import { route, routes } from "@/lib/http/route";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { getWebhook } from "@/lib/webhooks/get-webhook";
import { UpdateWebhook, Webhook, WebhookId } from "@/lib/webhooks/schema";
import { updateWebhook } from "@/lib/webhooks/update-webhook";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a webhook", input: WebhookId, output: Webhook, verb: getWebhook }),
  PATCH: route({
    summary: "Change a webhook",
    about: "One that answered 410 was switched off: `enabled: true` switches it on again.",
    input: UpdateWebhook,
    output: Webhook,
    verb: updateWebhook,
    example: { events: ["regression.detected"] },
  }),
  DELETE: route({ summary: "Remove a webhook with its log", input: WebhookId, verb: deleteWebhook }),
});
