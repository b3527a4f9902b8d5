import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { addDelivery } from "./add-delivery";
import { lockWebhook } from "./rows";
import type { WebhookId } from "./schema";

/** Sends a `ping`, also to a webhook that is switched off; it is tried once, and the log says what came of it. */
export const testWebhook = verb("workspace:admin", (ctx, { id: webhookId }: WebhookId) =>
  inTransaction(ctx, async (ctx) => {
    await lockWebhook(ctx, webhookId);
    const delivery = await addDelivery(ctx, { webhookId, event: "ping", data: { webhookId }, asked: true });
    await recordAudit(ctx, "webhook.tested", webhookId, { deliveryId: delivery.id });
    return delivery;
  }),
);
