import { and, eq } from "drizzle-orm";
import { one, violated } from "@/db/rows";
import { providers } from "@/db/schema/providers";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { type Context, inTransaction } from "@/lib/context";
import { env } from "@/lib/env";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { checkUrl } from "./check-url";
import { mergeSecrets } from "./merge-secrets";
import { originOf, sealProvider } from "./provider-secrets";
import { describeProvider, lockProvider, nameKeyOf, type ProviderRow, requireExtras } from "./rows";
import type { UpdateProvider } from "./schema";

/** Changes a provider. Name and limits need no key; another host needs every secret again. */
export const updateProvider = verb("providers:write", async (ctx, { id, ...input }: UpdateProvider) => {
  const url = input.baseUrl === undefined ? null : await checkUrl(input.baseUrl, { allowed: env().PROVIDER_ALLOWED_HOSTS });
  return inTransaction(ctx, async (ctx) => {
    const before = await lockProvider(ctx, id);
    const { apiKey, headers, query, ...fields } = input;
    const named = { ...before, baseUrl: url === null ? before.baseUrl : url.href.replace(/\/+$/, "") };
    const secrets = mergeSecrets(before, { apiKey, headers, query }, originOf(named.baseUrl) !== originOf(before.baseUrl));
    if (secrets) requireExtras(secrets);
    else if (changedFields(before, { ...fields, baseUrl: named.baseUrl }).length === 0) return describeProvider(before);
    const after = await save(ctx, id, {
      ...fields,
      ...(fields.name !== undefined && { nameKey: nameKeyOf(fields.name) }),
      baseUrl: named.baseUrl,
      ...(secrets && sealProvider(named, secrets)),
    });
    await recordAudit(ctx, "provider.updated", id, changesOf(before, after, apiKey !== undefined));
    return describeProvider(after);
  });
});

async function save(ctx: Context, id: string, change: Partial<ProviderRow>): Promise<ProviderRow> {
  try {
    const mine = and(eq(providers.workspaceId, ctx.workspaceId), eq(providers.id, id));
    return one(await ctx.db.update(providers).set(change).where(mine).returning());
  } catch (error) {
    if (violated(error)?.kind !== "unique") throw error;
    throw conflict(`There is a provider called “${change.name}” already.`);
  }
}

const told = ["name", "baseUrl", "maxConcurrency", "timeoutSeconds", "requestsPerMinute", "tokensPerMinute"] as const;

/** What changed, with the new figures; of secrets only that they changed, and by which names. */
function changesOf(before: ProviderRow, after: ProviderRow, keyChanged: boolean): Record<string, unknown> {
  const changed = told.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]);
  const isResealed = before.sealed?.iv !== after.sealed?.iv;
  return {
    name: after.name,
    ...Object.fromEntries(changed),
    ...(keyChanged && { keyChanged }),
    ...(isResealed && { headers: after.headerNames, query: after.queryNames }),
  };
}
