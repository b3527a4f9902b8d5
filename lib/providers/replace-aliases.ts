import { eq } from "drizzle-orm";
import { models, providers } from "@/db/schema/providers";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction, lockFor } from "@/lib/context";
import { type FieldError, invalidInput, notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { readCatalogue } from "./read-catalogue";
import type { ModelAlias, ReplaceAliases } from "./schema";

/** Puts a list of model aliases in the place of the one there was. */
export const replaceAliases = verb("providers:write", (ctx, { data }: ReplaceAliases) =>
  inTransaction(ctx, async (ctx) => {
    const { db, workspaceId } = ctx;
    await lockFor(db, `models ${workspaceId}`);
    // Held, so that none is deleted meanwhile
    await db.select({ id: providers.id }).from(providers).where(eq(providers.workspaceId, workspaceId)).for("key share");
    requireSound(data);
    const before = await readCatalogue(ctx);
    for (const { providerId } of data)
      if (!isBuiltIn(providerId) && !before.has(providerId)) throw notFound("provider", providerId);
    await db.delete(models).where(eq(models.workspaceId, workspaceId));
    if (data.length > 0) await db.insert(models).values(data.map((one) => rowOf(ctx, one)));
    const { aliases } = await readCatalogue(ctx);
    await recordAudit(ctx, "models.replaced", workspaceId, changesOf(before.aliases, aliases));
    return { data: aliases };
  }),
);

const isBuiltIn = (id: string): id is "default" | "sandbox" => id === "default" || id === "sandbox";

const rowOf = ({ workspaceId }: Context, { alias, providerId, model, prices }: ModelAlias) => ({
  ...{ workspaceId, alias, name: model, prices: [...prices].sort((a, b) => (a.from < b.from ? -1 : 1)) },
  ...(isBuiltIn(providerId) ? { builtIn: providerId } : { providerId }),
});

/** Each alias once, each day once, and one price list for a model of a provider, by whatever alias. */
function requireSound(data: ModelAlias[]): void {
  const errors: FieldError[] = [];
  const aliases = new Set<string>();
  const lists = new Map<string, string>();
  for (const [at, { alias, providerId, model, prices }] of data.entries()) {
    if (aliases.has(alias)) errors.push({ path: `data.${at}.alias`, message: `“${alias}” is there twice` });
    aliases.add(alias);
    const days = prices.map(({ from }) => from);
    const twice = days.find((day, index) => days.indexOf(day) < index);
    if (twice) errors.push({ path: `data.${at}.prices`, message: `two prices begin on ${twice}` });
    const named = JSON.stringify([providerId, model]);
    const list = JSON.stringify(prices);
    if ((lists.get(named) ?? list) !== list)
      errors.push({
        path: `data.${at}.prices`,
        message: `another alias of ${model} has other prices: they are the model's, not the alias's`,
      });
    lists.set(named, list);
  }
  const [first] = errors;
  if (first) throw invalidInput(`${first.path}: ${first.message}.`, errors);
}

type Aliases = Awaited<ReturnType<typeof readCatalogue>>["aliases"];

function changesOf(before: Aliases, after: Aliases): Record<string, unknown> {
  const names = (some: Aliases) => some.map(({ alias }) => alias);
  const texts = new Map(before.map((one) => [one.alias, JSON.stringify(one)]));
  return {
    added: names(after.filter(({ alias }) => !texts.has(alias))),
    changed: names(after.filter((one) => (texts.get(one.alias) ?? JSON.stringify(one)) !== JSON.stringify(one))),
    removed: names(before).filter((alias) => !names(after).includes(alias)),
  };
}
