import { route, routes } from "@/lib/http/route";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { listWebhookSecrets } from "@/lib/webhooks/list-webhook-secrets";
import { CreateWebhookSecret, ListWebhookSecrets, NewWebhookSecret, WebhookSecretList } from "@/lib/webhooks/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List what webhooks are signed with",
    about: "The present secret, and the one before it until it ends. Never a secret itself.",
    input: ListWebhookSecrets,
    output: WebhookSecretList,
    verb: listWebhookSecrets,
  }),
  POST: route({
    summary: "Make or rotate the webhook secret",
    about:
      "Evaluations with a `webhook` evaluator need one. Each request is signed by every secret that has not ended, so receivers can be changed over within the day.",
    input: CreateWebhookSecret,
    output: NewWebhookSecret,
    verb: createWebhookSecret,
    status: 201,
    secret: true,
    location: ({ id }) => `/api/v1/webhook-secrets/${id}`,
    example: { keepPrevious: true },
  }),
});
