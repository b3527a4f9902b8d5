import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { webhookSecrets } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";

/** The workspace's secrets that have not ended. */
export const livingSecrets = ({ workspaceId }: Context) =>
  and(
    eq(webhookSecrets.workspaceId, workspaceId),
    or(isNull(webhookSecrets.expiresAt), gt(webhookSecrets.expiresAt, sql`now()`)),
  );
