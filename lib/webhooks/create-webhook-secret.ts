import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { webhookSecrets } from "@/db/schema/webhooks";
import { workspaces } from "@/db/schema/workspaces";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { newId } from "@/lib/ids";
import { sealSecret } from "@/lib/secrets/seal-secret";
import { verb } from "@/lib/verb";
import type { CreateWebhookSecret } from "./schema";
import { secretPrefix } from "./sign-webhook";
import { webhookBinding } from "./webhook-binding";

/** Makes the workspace's first secret, or the one in place of the present, which lives on for a day where it is to. */
export const createWebhookSecret = verb("workspace:admin", (ctx, { keepPrevious }: CreateWebhookSecret) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId, principal } = ctx;
    await ctx.db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, workspaceId)).for("update"); // two at once
    const mine = eq(webhookSecrets.workspaceId, workspaceId);
    const present = and(mine, isNull(webhookSecrets.expiresAt));
    const before = await ctx.db.select({ id: webhookSecrets.id }).from(webhookSecrets).where(present);
    await ctx.db.delete(webhookSecrets).where(keepPrevious ? and(mine, sql`expires_at is not null`) : mine);
    await ctx.db.update(webhookSecrets).set({ expiresAt: sql`now() + interval '24 hours'` }).where(present);

    const row = { id: newId("whs"), workspaceId };
    const secret = `${secretPrefix}${randomBytes(32).toString("base64")}`;
    const sealed = sealSecret(secret, webhookBinding(row));
    const made = one(
      await ctx.db
        .insert(webhookSecrets)
        .values({ ...row, sealed, createdBy: principal.id })
        .returning(),
    );
    const action = before.length > 0 ? "webhook_secret.rotated" : "webhook_secret.created";
    await recordAudit(ctx, action, made.id, before.length > 0 ? { keepPrevious } : {});
    return { ...made, secret };
  }),
);
