import { route, routes } from "@/lib/http/route";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";
import { CreateWebhook, ListWebhooks, Webhook, WebhookPage } from "@/lib/webhooks/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List webhooks",
    about: "Addresses that are told of events, each with what it was told last.",
    input: ListWebhooks,
    output: WebhookPage,
    verb: listWebhooks,
  }),
  POST: route({
    summary: "Add a webhook",
    about:
      "Each event is posted as JSON, signed as Standard Webhooks describes by the secrets of `/webhook-secrets`; the shapes stand under `webhooks` in the OpenAPI document. Any 2xx takes it, 410 switches the webhook off, anything else is tried again for a day under the same `webhook-id`. It may come more than once and in another order.",
    input: CreateWebhook,
    output: Webhook,
    verb: createWebhook,
    status: 201,
    location: ({ id }) => `/api/v1/webhooks/${id}`,
    example: { url: "$WEBHOOK_URL", events: ["version.promoted", "evaluation.finished"] },
  }),
});
