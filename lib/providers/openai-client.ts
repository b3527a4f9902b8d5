import OpenAI from "openai";
import { type Agent, fetch as undiciFetch } from "undici";
import { env } from "@/lib/env";
import { findUrlFault } from "./check-url";
import { findHeaderFault } from "./find-header-fault";
import { guardedAgent, openAgent } from "./guarded-agent";
import { hideSecrets } from "./hide-secrets";
import { type Provider, ProviderFault } from "./model";

/** Holds the key: never logged, never serialised, never leaves this folder. */
type Cached = { client: OpenAI; provider: Provider };

const cache = new Map<string, Cached>();
const maxClients = 200;
const maxErrorBytes = 64 * 1_024;
const sentHeaders = ["authorization", "content-type", "accept", "idempotency-key"] as const;

let agents: { open: Agent; guarded: Agent } | undefined;

function agentFor(provider: Provider): Agent {
  agents ??= { open: openAgent(), guarded: guardedAgent(env().PROVIDER_ALLOWED_HOSTS) };
  return provider.trusted ? agents.open : agents.guarded;
}

/** The SDK reads a failed answer whole, whatever its size: cut it before. Its words may repeat what it was sent: not our secrets. */
async function cutErrorBody(response: Response, provider: Provider): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > maxErrorBytes) break;
    }
  }
  const text = hideSecrets(Buffer.concat(chunks).subarray(0, maxErrorBytes).toString(), provider);
  // A status outside HTTP's own range cannot be made again
  const status = Math.min(response.status, 599);
  return new Response(status === 304 ? null : text, { status, headers: response.headers });
}

/**
 * The network as the SDK sees it: named headers only (the SDK adds some from the environment) and the provider's extra ones, which
 * never take the place of ours; short error bodies.
 */
function guardedFetch(send: typeof fetch, provider: Provider): typeof fetch {
  const sent = provider.apiKey ? sentHeaders : sentHeaders.filter((name) => name !== "authorization");
  return async (url, init) => {
    const given = new Headers(init?.headers);
    const headers: Record<string, string> = {
      "user-agent": "promptops",
      ...allowedHeaders(provider.headers),
      "accept-encoding": "identity",
    };
    for (const name of sent) {
      const value = given.get(name);
      if (value !== null) headers[name] = value;
    }
    const response = await send(url, { ...init, headers });
    return response.ok ? response : await cutErrorBody(response, provider);
  };
}

/** Checked where they are saved, and again here: no row, however it came about, sends a header that is ours to set. */
const allowedHeaders = (headers: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(headers).filter(([name, value]) => findHeaderFault(name, value) === null));

function makeClient(provider: Provider): OpenAI {
  if (!URL.canParse(provider.baseUrl)) throw new ProviderFault("bad_request", "This provider's base URL is not a URL.");
  // Header errors repeat the value they refuse
  if (!/^[\x21-\x7e]*$/.test(provider.apiKey)) {
    throw new ProviderFault("auth", "The provider's key holds a blank or a character no key has: enter it again.");
  }
  const allowed = env().PROVIDER_ALLOWED_HOSTS;
  const fault = provider.trusted || provider.fetch ? null : findUrlFault(new URL(provider.baseUrl), allowed);
  if (fault) throw new ProviderFault("bad_request", `This provider's address cannot be called: ${fault}.`);
  // safe: undici's fetch is the standard one; only its type declarations differ from the DOM's
  const network = undiciFetch as unknown as typeof fetch;
  return new OpenAI({
    baseURL: provider.baseUrl,
    // A local server without a key; the SDK refuses an empty one
    apiKey: provider.apiKey || "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    defaultQuery: provider.query,
    maxRetries: 0,
    logLevel: "off",
    // The call's own deadline ends it; this one must never be first
    timeout: 2_147_483_647,
    fetch: guardedFetch(provider.fetch ?? network, provider),
    fetchOptions: provider.fetch ? {} : { dispatcher: agentFor(provider), redirect: "error" },
  });
}

const isSame = (a: Provider, b: Provider): boolean =>
  a.baseUrl === b.baseUrl &&
  a.apiKey === b.apiKey &&
  a.trusted === b.trusted &&
  a.fetch === b.fetch &&
  JSON.stringify([a.headers, a.query]) === JSON.stringify([b.headers, b.query]);

/** The client of a provider, made once and again when its address, key or trust changed. Throws a fault for a forbidden address. */
export function openaiClient(provider: Provider): OpenAI {
  const cached = cache.get(provider.id);
  if (cached && isSame(cached.provider, provider)) return cached.client;
  const client = makeClient(provider);
  cache.delete(provider.id);
  cache.set(provider.id, { client, provider: { ...provider } });
  const oldest = cache.keys().next().value;
  if (cache.size > maxClients && oldest !== undefined) cache.delete(oldest);
  return client;
}
