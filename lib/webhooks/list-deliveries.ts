import { and, asc, desc, eq, ilike } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { readWebhook } from "./rows";
import type { ListDeliveries } from "./schema";

/** What a webhook was told in the last 30 days, or is about to be; `q` looks in what is posted. */
export const listDeliveries = verb("workspace:admin", async (ctx, input: ListDeliveries) => {
  const { id: webhookId } = await readWebhook(ctx, input.id);
  const { state, event, body, createdAt, id } = webhookDeliveries;
  const where = and(
    eq(webhookDeliveries.workspaceId, ctx.workspaceId),
    eq(webhookDeliveries.webhookId, webhookId),
    input.state && eq(state, input.state),
    input.event && eq(event, input.event),
    input.q ? ilike(body, likePattern(input.q)) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select()
    .from(webhookDeliveries)
    .where(where)
    .orderBy(direction(createdAt), direction(id))
    .limit(limit)
    .offset(offset);
  return paginate(rows, await ctx.db.$count(webhookDeliveries, where), input);
});
