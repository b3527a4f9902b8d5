import { APIConnectionError, APIError } from "openai";
import { z } from "zod";
import { type FaultCode, ProviderFault } from "./model";
import { toStatusFault, type WireFault } from "./to-status-fault";

/** Milliseconds a provider asks us to wait, from `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function readRetryAfter(headers: Headers | undefined, now = Date.now()): number | undefined {
  const exact = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (exact >= 0) return Math.ceil(exact);
  const text = headers?.get("retry-after")?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

type Link = { name: string; code: string; message: string };

/** An error and its causes, innermost last. */
function chain(error: unknown): Link[] {
  const links: Link[] = [];
  for (let at = error; at instanceof Error && links.length < 8; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : "";
    links.push({ name: at.name, code, message: at.message });
  }
  return links;
}

const known: { test: RegExp; code: FaultCode; message: string }[] = [
  {
    test: /BLOCKED_ADDRESS/,
    code: "bad_request",
    message: "The provider's address leads into a private network, which is not allowed.",
  },
  { test: /RES_EXCEEDED_MAX_SIZE/, code: "too_large", message: "The answer is larger than allowed." },
  {
    test: /unexpected redirect|redirect mode/i,
    code: "redirected",
    message: "The provider sends calls elsewhere, and calls never follow: set the final address as base URL.",
  },
  // Not our deadline, which is the answer's; this is the network's
  {
    test: /UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT/,
    code: "network",
    message: "The connection to the provider timed out.",
  },
  { test: /ENOTFOUND|EAI_/, code: "network", message: "The provider's host name is unknown: check the base URL." },
  { test: /ECONNREFUSED/, code: "network", message: "Nothing listens at the provider's address: check the base URL." },
  {
    test: /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/,
    code: "network",
    message: "No secure connection to the provider: check its certificate and the base URL.",
  },
  { test: /HPE_|UND_ERR_RES_CONTENT_LENGTH/, code: "malformed", message: "The provider's answer is not valid HTTP." },
];

const isNetwork = (error: unknown, links: Link[]): boolean =>
  error instanceof APIConnectionError ||
  links.some(({ code }) => /^(UND_ERR_|E[A-Z]+$)/.test(code)) ||
  (error instanceof TypeError && /terminated|fetch failed|network/i.test(error.message));

const Said = z.object({
  message: z.string().nullish().catch(null),
  detail: z.string().nullish().catch(null),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  param: z.string().max(200).nullish().catch(null),
});

/** What an error body says, in the shapes compatible servers use: an object, a bare string, or `detail`. */
function readSaid(error: unknown): WireFault {
  if (typeof error === "string") return { message: error };
  const { data } = Said.safeParse(error);
  return { message: data?.message ?? data?.detail, code: data?.code, param: data?.param };
}

/**
 * Any failure of a call as a fault whose message never holds the key or a raw body; null when it is none of the
 * network's or the provider's, which is a mistake of ours or of the caller's.
 */
export function toFault(error: unknown): ProviderFault | null {
  if (error instanceof ProviderFault) return error;
  if (error instanceof APIError && error.status !== undefined) {
    return toStatusFault(error.status, readSaid(error.error), readRetryAfter(error.headers));
  }
  const links = chain(error);
  const text = links.map(({ name, code, message }) => `${name} ${code} ${message}`).join("\n");
  const match = known.find(({ test }) => test.test(text));
  if (match) return new ProviderFault(match.code, match.message);
  if (isNetwork(error, links)) return new ProviderFault("network", "The connection to the provider broke off.");
  return null;
}
