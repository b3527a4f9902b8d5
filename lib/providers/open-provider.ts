import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { builtInProviderOf } from "./built-in-provider-of";
import type { Provider } from "./model";
import { openProviderSecrets } from "./provider-secrets";
import type { Catalogue } from "./read-catalogue";
import { findProviderRow } from "./rows";
import { takePermits } from "./take-permits";

/** A provider ready to be called, its secrets decrypted. Throws `unprocessable` where it is not there or cannot be read. */
export async function openProvider(ctx: Context, catalogue: Pick<Catalogue, "pricesOf">, id: string): Promise<Provider> {
  const prices = catalogue.pricesOf(id);
  const builtIn = builtInProviderOf(id);
  if (builtIn) return { ...builtIn, prices };
  const row = await findProviderRow(ctx, id);
  if (!row) throw unprocessable(`This provider cannot be used: there is none called “${id}”.`); // deleted just now
  const { requestsPerMinute, tokensPerMinute, maxConcurrency, baseUrl, timeoutSeconds } = row;
  const limits = { requestsPerMinute, tokensPerMinute };
  const isLimited = requestsPerMinute !== null || tokensPerMinute !== null;
  return {
    ...{ id, baseUrl, maxConcurrency, prices, trusted: false, timeoutMs: timeoutSeconds * 1_000, ...openProviderSecrets(row) },
    ...(isLimited && {
      rate: { countsTokens: tokensPerMinute !== null, take: (sizes, owed) => takePermits(ctx, { id, ...limits }, sizes, owed) },
    }),
  };
}
