import { and, asc, eq, isNull } from "drizzle-orm";
import { models, providers } from "@/db/schema/providers";
import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { builtInProviderOf } from "./built-in-provider-of";
import { knownOpenaiPrices } from "./known-openai-prices";
import type { Price, Provider } from "./model";

/** A model as a version, a run or an evaluator names it. */
export type ModelRef = { providerId?: string | null; name: string };
export type ResolvedModel = { providerId: string; name: string; prices: Provider["prices"] };
export type Alias = { alias: string; providerId: string; model: string; prices: Price[] };
export type Catalogue = Awaited<ReturnType<typeof readCatalogue>>;

/**
 * What models the workspace can call: its providers and aliases, read at once, without secrets. An alias holds where no provider is
 * named, or its own; beside another provider the name is that provider's.
 */
export async function readCatalogue(ctx: Context) {
  const { db, workspaceId } = ctx;
  const own = await db
    .select({ id: providers.id, name: providers.name, baseUrl: providers.baseUrl })
    .from(providers)
    .where(and(eq(providers.workspaceId, workspaceId), isNull(providers.archivedAt)))
    .orderBy(asc(providers.nameKey));
  const rows = await db.select().from(models).where(eq(models.workspaceId, workspaceId)).orderBy(asc(models.alias));
  const aliases = rows.map(({ alias, providerId, builtIn, name, prices }): Alias => {
    return { alias, providerId: providerId ?? builtIn ?? "default", model: name, prices };
  });

  const addressOf = (id: string) => own.find((one) => one.id === id)?.baseUrl ?? builtInProviderOf(id)?.baseUrl;
  const findId = (id: string | null) =>
    id !== null && own.some((one) => one.id === id) ? id : (builtInProviderOf(id)?.id ?? null);
  const pricesOf = (id: string): Provider["prices"] => {
    const address = addressOf(id);
    const known = address && new URL(address).hostname === "api.openai.com" ? knownOpenaiPrices : builtInProviderOf(id)?.prices;
    return withOwn(
      known ?? {},
      aliases.filter((one) => one.providerId === id),
    );
  };
  /** Throws `unprocessable` where there is no such provider; without an id it means the default one. */
  const requireProvider = (id: string | null): string => {
    const found = findId(id);
    if (found !== null) return found;
    const why = id === "default" ? "the operator has set no OPENAI_API_KEY or OPENAI_BASE_URL" : `there is none called “${id}”`;
    throw unprocessable(`This provider cannot be used: ${why}.`, [{ path: "providerId", message: why }]);
  };
  const aliasOf = ({ providerId = null, name }: ModelRef) =>
    aliases.find((one) => one.alias === name && (providerId === null || one.providerId === providerId));
  const asResolved = (id: string, ref: ModelRef): ResolvedModel => {
    return { providerId: id, name: aliasOf(ref)?.model ?? ref.name, prices: pricesOf(id) };
  };
  const idOf = (ref: ModelRef) => aliasOf(ref)?.providerId ?? ref.providerId ?? null;
  const resolve = (ref: ModelRef): ResolvedModel => asResolved(requireProvider(idOf(ref)), ref);
  const find = (ref: ModelRef): ResolvedModel | null => {
    const id = findId(idOf(ref));
    return id === null ? null : asResolved(id, ref);
  };
  const has = (id: string) => findId(id) !== null;
  return { own, aliases, has, requireProvider, pricesOf, resolve, find };
}

/** Known prices, and over them those the workspace set: each holds from its day on. */
function withOwn(known: Provider["prices"], aliases: Alias[]): Provider["prices"] {
  const prices = Object.assign(Object.create(null), known);
  for (const { model, prices: own } of aliases) if (own.length > 0) prices[model] = [known[model] ?? [], own].flat();
  return prices;
}
