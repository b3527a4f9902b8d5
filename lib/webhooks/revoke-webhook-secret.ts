import { and, eq } from "drizzle-orm";
import { webhookSecrets } from "@/db/schema/webhooks";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { livingSecrets } from "./living-secrets";
import type { WebhookSecretId } from "./schema";

/** Ends a secret at once; without any, evaluations with a webhook are refused. */
export const revokeWebhookSecret = verb("workspace:admin", (ctx, { id }: WebhookSecretId) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const [gone] = await ctx.db
      .delete(webhookSecrets)
      .where(and(livingSecrets(ctx), eq(webhookSecrets.id, id)))
      .returning({ expiresAt: webhookSecrets.expiresAt });
    if (!gone) throw notFound("webhook secret", id);
    await recordAudit(ctx, "webhook_secret.revoked", id, { wasPresent: gone.expiresAt === null });
  }),
);
