import { lookup as dnsLookup } from "node:dns/promises";
import { invalidInput } from "@/lib/errors";
import { semaphore } from "@/lib/semaphore";
import { findHostFault, isPublicAddress } from "./check-host";

export type Lookup = (host: string) => Promise<{ address: string }[]>;

const lookupAll: Lookup = (host) => dnsLookup(host, { all: true });

// Node looks names up on four threads, which files and passwords need, too: a name that is slow to resolve takes no more than two.
const inTurn = semaphore({ concurrency: 2, queue: 4 });

/** 443 and what model servers commonly listen on: not databases, mail or shells. */
const isPortAllowed = (port: string): boolean => port === "" || port === "443" || /^8\d{3}$/.test(port);

/** Whether the operator allowed this `host:port` (or every port of `host`) to be called although it is private. */
export function isAllowedHost(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return allowed.some((entry) => [url.hostname, `${url.hostname}:${port}`].includes(entry.trim().toLowerCase()));
}

/** Why the URL's text alone forbids calling it, or null. `allowed` is the operator's list of `host` or `host:port`. */
export function findUrlFault(url: URL, allowed: readonly string[] = []): string | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return "only https addresses can be called";
  if (url.username || url.password) return "an address may not carry a user name or password";
  if (url.search || url.hash) return "a base URL has no query and no fragment";
  if (isAllowedHost(url, allowed)) return null;
  const host = findHostFault(url.hostname);
  if (host) return host;
  if (url.protocol !== "https:") return "only https addresses can be called: over http the key could be read on the way";
  return isPortAllowed(url.port) ? null : `port ${url.port} is not one a model server listens on (443, 8000 to 8999)`;
}

/**
 * The check when a base URL is saved: its text, and every address its name resolves to now. Connecting checks again,
 * since names change. Throws `invalid_input`.
 */
export async function checkUrl(
  text: string,
  { allowed = [], lookup = lookupAll, path = "baseUrl" }: { allowed?: readonly string[]; lookup?: Lookup; path?: string } = {},
): Promise<URL> {
  const refuse = (why: string) => invalidInput(`This address cannot be called: ${why}.`, [{ path, message: why }]);
  if (!URL.canParse(text)) throw refuse("it is not a URL such as https://api.example.com/v1");
  const url = new URL(text);
  const fault = findUrlFault(url, allowed);
  if (fault) throw refuse(fault);
  if (isAllowedHost(url, allowed)) return url;
  const addresses = await inTurn(() => lookup(url.hostname.replace(/^\[|\]$/g, "")).catch(() => []));
  if (addresses.length === 0) throw refuse(`${url.hostname} is unknown to the name service`);
  // Which one is not told: our name service may know more than the person who asks.
  if (addresses.some(({ address }) => !isPublicAddress(address)))
    throw refuse(`${url.hostname} does not lead to an address of the public internet`);
  return url;
}
