import { route, routes } from "@/lib/http/route";
import { Delivery, WebhookId } from "@/lib/webhooks/schema";
import { testWebhook } from "@/lib/webhooks/test-webhook";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Send a ping to a webhook",
    about: "Also where it is switched off. It is tried once; the list of deliveries says what came of it.",
    input: WebhookId,
    output: Delivery,
    verb: testWebhook,
    status: 202,
    example: {},
  }),
});
