import { desc, eq } from "drizzle-orm";
import { webhookSecrets } from "@/db/schema/webhooks";
import { users } from "@/db/schema/workspaces";
import { verb } from "@/lib/verb";
import { livingSecrets } from "./living-secrets";

/** What the workspace's webhooks are signed with now, the present one first; never a secret. */
export const listWebhookSecrets = verb("workspace:admin", async (ctx) => {
  const { id, createdBy, createdAt, expiresAt } = webhookSecrets;
  const data = await ctx.db
    .select({ id, createdBy, createdAt, expiresAt, maker: users.name })
    .from(webhookSecrets)
    .leftJoin(users, eq(users.id, createdBy))
    .where(livingSecrets(ctx))
    .orderBy(desc(createdAt), desc(id));
  return { data };
});
