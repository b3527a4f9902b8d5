import { eq } from "drizzle-orm";
import { webhooks } from "@/db/schema/webhooks";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { checkWebhookUrl } from "./check-webhook-url";
import { lockWebhook, readWebhook } from "./rows";
import type { UpdateWebhook } from "./schema";

/** Changes a webhook; what waits for it goes to the new address. */
export const updateWebhook = verb("workspace:admin", async (ctx, { id, ...input }: UpdateWebhook) => {
  const url = input.url === undefined ? undefined : await checkWebhookUrl(input.url);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockWebhook(ctx, id);
    const given = { ...input, url };
    const changed = changedFields(before, given);
    if (changed.length > 0) {
      await ctx.db.update(webhooks).set(given).where(eq(webhooks.id, id));
      // The address may hold a secret in its path or query.
      const { url: _, ...told } = given;
      await recordAudit(ctx, "webhook.updated", id, { changed, ...told, ...(url && { host: new URL(url).host }) });
    }
    return readWebhook(ctx, id);
  });
});
