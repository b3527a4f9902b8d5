import { embed } from "@/lib/encoder/embed";
import { env } from "@/lib/env";
import { type BuiltInProviders, builtInProviders } from "./built-in-providers";
import { findProvider } from "./find-provider";
import type { Provider } from "./model";

let builtIn: BuiltInProviders | undefined;

/** The built-in provider of an id; without one `default` where the operator set it, else the sandbox. Null for any other id. */
export function builtInProviderOf(id: string | null): Provider | null {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey } = env();
  const { OPENAI_MAX_CONCURRENCY: maxConcurrency, OPENAI_TIMEOUT_SECONDS: timeoutSeconds } = env();
  builtIn ??= builtInProviders({ baseUrl, apiKey, maxConcurrency, timeoutSeconds }, embed);
  return findProvider(builtIn, id ?? undefined);
}
