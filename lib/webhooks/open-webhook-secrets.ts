import { desc } from "drizzle-orm";
import { webhookSecrets } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { openSecret } from "@/lib/secrets/open-secret";
import { livingSecrets } from "./living-secrets";
import { webhookBinding } from "./webhook-binding";

/** The secrets to sign with, the newest first; none where the workspace has none that this process can read. */
export async function openWebhookSecrets(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.select().from(webhookSecrets).where(livingSecrets(ctx)).orderBy(desc(webhookSecrets.createdAt));
  return rows.flatMap((row) => openSecret(row.sealed, webhookBinding(row)) ?? []);
}
