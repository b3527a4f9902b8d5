import { and, arrayContains, eq } from "drizzle-orm";
import { webhooks } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { addDelivery } from "./add-delivery";
import { type EventData, type EventType, events } from "./events";

/**
 * Tells every webhook of the workspace that wants it what happened, in the caller's transaction: told if it is committed, and only then.
 * `data` may be a function, which runs only where somebody wants to know.
 */
export async function emitEvent<Type extends EventType>(
  ctx: Context,
  type: Type,
  data: EventData<Type> | (() => Promise<EventData<Type>>),
): Promise<void> {
  const takers = await ctx.db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(eq(webhooks.workspaceId, ctx.workspaceId), eq(webhooks.enabled, true), arrayContains(webhooks.events, [type])))
    .for("key share"); // one that is deleted meanwhile must not fail what happened
  if (takers.length === 0) return;
  const known = events[type].data.parse(typeof data === "function" ? await data() : data);
  for (const { id } of takers) await addDelivery(ctx, { webhookId: id, event: type, data: known });
}
