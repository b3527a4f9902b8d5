import { knownOpenaiPrices } from "./known-openai-prices";
import type { Provider } from "./model";
import type { Embed } from "./sandbox/embed";
import { sandboxFetch } from "./sandbox/sandbox-fetch";
import { sandboxModel } from "./sandbox/write-completion";

/** What the operator set: OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MAX_CONCURRENCY, OPENAI_TIMEOUT_SECONDS. */
export type ProviderConfig = { baseUrl?: string; apiKey?: string; maxConcurrency?: number; timeoutSeconds?: number };

/** The providers every workspace has. `default` is null until the operator sets a key, or the address of a server without one. */
export type BuiltInProviders = { default: Provider | null; sandbox: Provider };

const openaiUrl = "https://api.openai.com/v1";

function defaultProvider({ baseUrl, apiKey, maxConcurrency = 20, timeoutSeconds }: ProviderConfig): Provider | null {
  if (!apiKey && !baseUrl) return null;
  const url = baseUrl || openaiUrl;
  const prices = new URL(url).hostname === "api.openai.com" ? knownOpenaiPrices : {};
  const timeoutMs = timeoutSeconds && timeoutSeconds * 1_000;
  return { id: "default", baseUrl: url, apiKey: apiKey ?? "", trusted: true, maxConcurrency, timeoutMs, prices };
}

/** Made once a process, where the environment and the encoder are at hand: the sandbox keeps its vectors. */
export function builtInProviders(config: ProviderConfig, embed: Embed): BuiltInProviders {
  const sandbox: Provider = {
    id: "sandbox",
    baseUrl: "http://sandbox.invalid/v1",
    apiKey: "sandbox",
    trusted: true,
    maxConcurrency: 50,
    // Known and nothing: its figures never pass for real money
    prices: { [sandboxModel]: { input: 0, output: 0, cached: 0 } },
    fetch: sandboxFetch(embed),
  };
  return { default: defaultProvider(config), sandbox };
}
