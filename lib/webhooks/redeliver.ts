import { and, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { enqueue } from "@/lib/queue";
import { verb } from "@/lib/verb";
import type { WebhookId } from "./schema";

/** Sends a delivery again at once, under its id. One that waits goes on from there; an ended one begins its tries anew. */
export const redeliver = verb("workspace:admin", (ctx, { id }: WebhookId) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const mine = and(eq(webhookDeliveries.workspaceId, workspaceId), eq(webhookDeliveries.id, id));
    const [before] = await ctx.db.select().from(webhookDeliveries).where(mine).for("update");
    if (!before) throw notFound("delivery", id);
    const { webhookId, state } = before;
    const attempt = state === "pending" ? before.attempts : 0;
    const again = { state: "pending" as const, attempts: attempt, nextAt: new Date(), finishedAt: null };
    const delivery = one(await ctx.db.update(webhookDeliveries).set(again).where(mine).returning());
    await enqueue(ctx, "webhook.deliver", { workspaceId, webhookId, deliveryId: id, attempt, asked: true });
    await recordAudit(ctx, "webhook.redelivered", webhookId, { deliveryId: id, from: state });
    return delivery;
  }),
);
