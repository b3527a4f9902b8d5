import { and, asc, desc, eq, ilike, or } from "drizzle-orm";
import { webhooks } from "@/db/schema/webhooks";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { selectWebhooks } from "./rows";
import type { ListWebhooks } from "./schema";

/** Its addresses may hold secrets, so they are for admins. */
export const listWebhooks = verb("workspace:admin", async (ctx, input: ListWebhooks) => {
  const pattern = input.q ? likePattern(input.q) : null;
  const where = and(
    eq(webhooks.workspaceId, ctx.workspaceId),
    pattern ? or(ilike(webhooks.url, pattern), ilike(webhooks.description, pattern)) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await selectWebhooks(ctx)
    .where(where)
    .orderBy(direction(webhooks.createdAt), direction(webhooks.id))
    .limit(limit)
    .offset(offset);
  return paginate(rows, await ctx.db.$count(webhooks, where), input);
});
