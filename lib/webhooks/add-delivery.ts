import { one } from "@/db/rows";
import { webhookDeliveries } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/queue";

type Message = { webhookId: string; event: string; data: unknown; asked?: boolean };

/** Keeps a message for a webhook and puts its first try in the queue; its id is the `webhook-id` of every try. */
export async function addDelivery(ctx: Context, { webhookId, event, data, asked = false }: Message) {
  const id = newId("whd");
  const { workspaceId, principal } = ctx;
  const now = new Date();
  const by = principal.kind === "system" ? null : principal.id;
  const body = JSON.stringify({ id, type: event, timestamp: now.toISOString(), workspaceId, by, data });
  const row = { id, workspaceId, webhookId, event, body, nextAt: now };
  const delivery = one(await ctx.db.insert(webhookDeliveries).values(row).returning());
  await enqueue(ctx, "webhook.deliver", { workspaceId, webhookId, deliveryId: id, attempt: 0, asked });
  return delivery;
}
