import { route, routes } from "@/lib/http/route";
import { redeliver } from "@/lib/webhooks/redeliver";
import { Delivery, WebhookId } from "@/lib/webhooks/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Send a delivery again",
    about: "At once and under the same `webhook-id`. One that had ended has all its tries again.",
    input: WebhookId,
    output: Delivery,
    verb: redeliver,
    status: 202,
    example: {},
  }),
});
