import { and, eq, isNull } from "drizzle-orm";
import { providerRates, providers } from "@/db/schema/providers";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { env } from "@/lib/env";
import { conflict, unprocessable } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { verb } from "@/lib/verb";
import { checkUrl } from "./check-url";
import { sealProvider } from "./provider-secrets";
import { describeProvider, nameKeyOf, requireExtras } from "./rows";
import type { CreateProvider } from "./schema";

const mostProviders = 100;
/** More than any limit: the first look cuts it to what the limits hold. */
const full = 1e15;

/** Adds a provider; its address is checked now, and again at every call. */
export const createProvider = verb("providers:write", async (ctx, { apiKey, headers, query, ...input }: CreateProvider) => {
  requireExtras({ headers, query });
  const url = await checkUrl(input.baseUrl, { allowed: env().PROVIDER_ALLOWED_HOSTS });
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId, principal } = ctx;
    const present = and(eq(providers.workspaceId, workspaceId), isNull(providers.archivedAt));
    if ((await ctx.db.$count(providers, present)) >= mostProviders)
      throw unprocessable(`A workspace has at most ${mostProviders} providers.`);
    const named = { id: newId("prov"), workspaceId, baseUrl: url.href.replace(/\/+$/, "") };
    const secrets = sealProvider(named, { apiKey: apiKey ?? "", headers, query });
    const [provider] = await ctx.db
      .insert(providers)
      .values({ ...input, ...named, ...secrets, nameKey: nameKeyOf(input.name), createdBy: principal.id })
      .onConflictDoNothing()
      .returning();
    if (!provider) throw conflict(`There is a provider called “${input.name}” already.`);
    await ctx.db.insert(providerRates).values({ workspaceId, providerId: provider.id, requests: full, tokens: full });
    const { name, baseUrl, hasKey, headerNames, queryNames } = provider;
    await recordAudit(ctx, "provider.created", provider.id, { name, baseUrl, hasKey, headers: headerNames, query: queryNames });
    return describeProvider(provider);
  });
});
