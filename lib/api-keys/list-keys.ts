import { and, asc, desc, eq, ilike, isNull, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { users } from "@/db/schema/workspaces";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { ListKeys } from "./schema";

/** The workspace's keys that nobody has revoked, the expired ones among them; never a secret. */
export const listKeys = verb("workspace:admin", async (ctx, input: ListKeys) => {
  const asked = and(
    eq(apiKeys.workspaceId, ctx.workspaceId),
    isNull(apiKeys.revokedAt),
    input.q === undefined ? undefined : ilike(apiKeys.name, likePattern(input.q)),
  );
  const { id, name, prefix, scopes, createdBy, createdAt, updatedAt, expiresAt, lastUsedAt } = apiKeys;
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const rows = await ctx.db
    .select({ id, name, prefix, scopes, createdBy, createdAt, updatedAt, expiresAt, lastUsedAt, maker: users.name })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, createdBy))
    .where(asked)
    .orderBy(sql`${direction(apiKeys[input.sort])} nulls last`, direction(id))
    .limit(limit)
    .offset(offset);
  return paginate(rows, await ctx.db.$count(apiKeys, asked), input);
});
