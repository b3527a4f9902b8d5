import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { webhooks } from "@/db/schema/webhooks";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, lockFor } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { checkWebhookUrl } from "./check-webhook-url";
import type { CreateWebhook } from "./schema";

/** Each is a row and a call for every event: more would slow down what they are told of. */
const mostWebhooks = 20;

/** Adds an address that is told of events; it is checked now, and again at every call. */
export const createWebhook = verb("workspace:admin", async (ctx, input: CreateWebhook) => {
  const url = await checkWebhookUrl(input.url);
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId, principal } = ctx;
    await lockFor(ctx.db, `webhooks ${workspaceId}`);
    if ((await ctx.db.$count(webhooks, eq(webhooks.workspaceId, workspaceId))) >= mostWebhooks)
      throw unprocessable(`A workspace has at most ${mostWebhooks} webhooks.`);
    const row = { ...input, url, workspaceId, createdBy: principal.id };
    const webhook = one(await ctx.db.insert(webhooks).values(row).returning());
    await recordAudit(ctx, "webhook.created", webhook.id, { host: new URL(url).host, events: webhook.events });
    return { ...webhook, lastDelivery: null };
  });
});
