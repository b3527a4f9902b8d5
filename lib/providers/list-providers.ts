import { and, asc, desc, eq, ilike, isNull } from "drizzle-orm";
import { providers } from "@/db/schema/providers";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { describeProvider } from "./rows";
import type { ListProviders } from "./schema";

/** The workspace's own providers, without their secrets; the built-in ones are not among them. */
export const listProviders = verb("providers:read", async (ctx, input: ListProviders) => {
  const asked = and(
    eq(providers.workspaceId, ctx.workspaceId),
    isNull(providers.archivedAt),
    input.q === undefined ? undefined : ilike(providers.name, likePattern(input.q)),
  );
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const rows = await ctx.db
    .select()
    .from(providers)
    .where(asked)
    .orderBy(direction(providers[input.sort]), direction(providers.id))
    .limit(limit)
    .offset(offset);
  return paginate(rows.map(describeProvider), await ctx.db.$count(providers, asked), input);
});
