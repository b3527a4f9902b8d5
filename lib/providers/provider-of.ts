import { embed } from "@/lib/encoder/embed";
import { env } from "@/lib/env";
import { unprocessable } from "@/lib/errors";
import { type BuiltInProviders, builtInProviders } from "./built-in-providers";
import { findProvider } from "./find-provider";
import type { Provider } from "./model";

let builtIn: BuiltInProviders | undefined;

/** The provider of an id; without one `default` where the operator set it, else the sandbox. Throws `unprocessable` for another. */
export function providerOf(id: string | null): Provider {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MAX_CONCURRENCY: maxConcurrency } = env();
  builtIn ??= builtInProviders({ baseUrl, apiKey, maxConcurrency }, embed);
  const provider = findProvider(builtIn, id ?? undefined);
  if (provider) return provider;
  const why = id === "default" ? "the operator has set no OPENAI_API_KEY or OPENAI_BASE_URL" : `there is none called “${id}”`;
  throw unprocessable(`This provider cannot be used: ${why}.`, [{ path: "providerId", message: why }]);
}
