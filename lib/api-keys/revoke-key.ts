import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, requirePerson } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { forgetKeys } from "./forget-keys";
import type { KeyId } from "./schema";

/** Ends a key; the next request with it is refused. Its row stays, so that the audit log can name it. */
export const revokeKey = verb("workspace:admin", (ctx, { id }: KeyId) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    requirePerson(ctx);
    const [revoked] = await ctx.db
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiKeys.workspaceId, ctx.workspaceId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
      .returning({ name: apiKeys.name });
    if (!revoked) throw notFound("API key", id);
    forgetKeys(ctx, { id });
    await recordAudit(ctx, "api_key.revoked", id, revoked);
  }),
);
