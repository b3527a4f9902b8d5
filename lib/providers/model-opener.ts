import type { Context } from "@/lib/context";
import type { Provider } from "./model";
import { openProvider } from "./open-provider";
import { type Catalogue, type ModelRef, readCatalogue } from "./read-catalogue";

export type OpenedModel = { provider: Provider; name: string };
export type ModelOpener = {
  /** By the name a version or an evaluator gives it, which may be an alias. */
  open(ref: ModelRef): Promise<OpenedModel>;
  /** Where the model's own name is known already. */
  openProvider(id: string): Promise<Provider>;
};

/**
 * Opens models for as long as one job runs: aliases are read, and each provider's key decrypted, once and not once a call. What failed
 * is tried again. Throws `unprocessable` for a provider that is not there or whose key cannot be read.
 */
export function modelOpener(ctx: Context): ModelOpener {
  const kept = new Map<string, Promise<unknown>>();
  const once = <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
    const before = kept.get(key) as Promise<Value> | undefined; // safe: a key is always made by the same function
    if (before) return before;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  };
  const readOnce = () => once<Catalogue>("catalogue", () => readCatalogue(ctx));
  const openOnce = (id: string) => once(`provider ${id}`, async () => openProvider(ctx, await readOnce(), id));
  return {
    async open(ref) {
      const { providerId, name } = (await readOnce()).resolve(ref);
      return { provider: await openOnce(providerId), name };
    },
    openProvider: openOnce,
  };
}
