import { eq } from "drizzle-orm";
import { webhooks } from "@/db/schema/webhooks";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockWebhook } from "./rows";
import type { WebhookId } from "./schema";

/** Removes a webhook with its log; what waits for it is not sent. */
export const deleteWebhook = verb("workspace:admin", (ctx, { id }: WebhookId) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const { url } = await lockWebhook(ctx, id);
    await ctx.db.delete(webhooks).where(eq(webhooks.id, id));
    await recordAudit(ctx, "webhook.deleted", id, { host: new URL(url).host });
  }),
);
