import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";

/** The workspace's webhooks, each with what it was told last; for a where of one's own. */
export function selectWebhooks(ctx: Context) {
  const { id, event, state, attempts, createdAt } = webhookDeliveries;
  const last = ctx.db
    .select({ id, event, state, attempts, createdAt })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhooks.id))
    .orderBy(desc(createdAt), desc(id))
    .limit(1)
    .as("last");
  const lastDelivery = { id: last.id, event: last.event, state: last.state, attempts: last.attempts, createdAt: last.createdAt };
  return ctx.db
    .select({ ...getTableColumns(webhooks), lastDelivery })
    .from(webhooks)
    .leftJoinLateral(last, sql`true`);
}

export async function readWebhook(ctx: Context, id: string) {
  const [webhook] = await selectWebhooks(ctx).where(and(eq(webhooks.workspaceId, ctx.workspaceId), eq(webhooks.id, id)));
  if (!webhook) throw notFound("webhook", id);
  return webhook;
}

/** The row, held until the transaction ends. */
export async function lockWebhook(ctx: Context, id: string) {
  const mine = and(eq(webhooks.workspaceId, ctx.workspaceId), eq(webhooks.id, id));
  const [webhook] = await ctx.db.select().from(webhooks).where(mine).for("update");
  if (!webhook) throw notFound("webhook", id);
  return webhook;
}
