import { and, eq, sql } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "@/db/schema/webhooks";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { enqueue } from "@/lib/queue";
import { verb } from "@/lib/verb";
import { retryAt } from "./retry-at";
import { type Came, tryDelivery } from "./try-delivery";

type Due = { id: string; attempt: number; asked: boolean; lost?: AbortSignal; timeoutMs?: number };

/**
 * Tries a delivery once and says when the next try is. At least once: a worker that dies after it sent and before it wrote that down sends
 * again, with the same id. A job of an earlier try does nothing.
 */
export const deliverWebhook = verb("workspace:admin", async (ctx, due: Due): Promise<void> => {
  const { id, attempt, asked, lost: signal, timeoutMs = 10_000 } = due;
  const { workspaceId, webhookId, event, body } = webhookDeliveries;
  const [delivery] = await ctx.db
    .select({ id: webhookDeliveries.id, webhookId, event, body, url: webhooks.url, enabled: webhooks.enabled })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookId))
    .where(and(eq(workspaceId, ctx.workspaceId), isAt(id, attempt)));
  if (!delivery) return;
  const came = await tryDelivery(ctx, delivery, { asked, timeoutMs, signal });
  if (!signal?.aborted) await settle(ctx, { ...delivery, attempt }, came);
});

const isAt = (id: string, attempt: number) =>
  and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.state, "pending"), eq(webhookDeliveries.attempts, attempt));

type Tried = { id: string; webhookId: string; event: string; attempt: number };

const settle = (ctx: Context, { id, webhookId, event, attempt }: Tried, came: Came) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const { status, error, retryAfterMs, over } = came;
    const tries = attempt + 1;
    const nextAt = error === null || over ? null : retryAt({ event, tries, retryAfterMs });
    const state = error === null ? "delivered" : nextAt ? "pending" : "failed";
    const [kept] = await ctx.db
      .update(webhookDeliveries)
      .set({ attempts: tries, status, error, nextAt, state, finishedAt: nextAt ? null : sql`now()` })
      .where(and(eq(webhookDeliveries.workspaceId, workspaceId), isAt(id, attempt)))
      .returning({ id: webhookDeliveries.id });
    if (!kept) return; // another worker had it, too, and was first
    if (status === 410) await switchOff(ctx, webhookId);
    const next = { workspaceId, webhookId, deliveryId: id, attempt: tries, asked: false };
    if (nextAt) await enqueue(ctx, "webhook.deliver", next, { startAfter: nextAt });
  });

async function switchOff(ctx: Context, webhookId: string): Promise<void> {
  const on = and(eq(webhooks.workspaceId, ctx.workspaceId), eq(webhooks.id, webhookId), eq(webhooks.enabled, true));
  const [off] = await ctx.db.update(webhooks).set({ enabled: false }).where(on).returning({ id: webhooks.id });
  if (off) await recordAudit(ctx, "webhook.switched_off", webhookId, { status: 410 });
}
