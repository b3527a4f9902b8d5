import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { isPublicAddress } from "./check-host";
import { isAllowedHost } from "./check-url";

/** Thrown at connect: the host is, or resolved to, an address we do not call for a workspace. */
export class BlockedAddressError extends Error {
  readonly code = "BLOCKED_ADDRESS";
  constructor(host: string) {
    super(`${host} is not an address of the public internet`);
    this.name = "BlockedAddressError";
  }
}

/** A backstop in the parser; the limit of a call is counted on its own. */
const maxResponseSize = 64 * 1_048_576;

/** Deadlines are the call's own, so the agent's timers are off. HTTP/1.1: what the figures were measured with. */
const options = { headersTimeout: 0, bodyTimeout: 0, maxResponseSize, allowH2: false, pipelining: 1 } as const;

type LookupAll = (
  host: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Resolves as Node does and refuses when any address is not public: the socket then goes to a checked one. */
function guardedLookup(resolve: LookupAll): LookupFunction {
  return (host, { all }, done) =>
    resolve(host, { all: true }, (error, addresses) => {
      if (error) return done(error, "");
      const blocked = addresses.find(({ address }) => !isPublicAddress(address));
      const first = addresses[0];
      if (blocked || !first) return done(new BlockedAddressError(`${host} (${blocked?.address ?? "no address"})`), "");
      if (all) return done(null, addresses);
      done(null, first.address, first.family);
    });
}

const connection = { timeout: 10_000, allowH2: false };

/**
 * The connections of providers that workspaces set up: only public addresses, whatever a name says this time; and the hosts that the
 * operator allowed.
 */
export function guardedAgent(allowed: readonly string[] = [], resolve: LookupAll = dnsLookup): Agent {
  const connect = buildConnector({ ...connection, lookup: guardedLookup(resolve) });
  const connectAllowed = buildConnector({ ...connection });
  return new Agent({
    ...options,
    connect: (target, done) => {
      if (isAllowedHost(new URL(`${target.protocol}//${target.host ?? target.hostname}`), allowed))
        return connectAllowed(target, done);
      const host = target.hostname.replace(/^\[|\]$/g, "");
      // An IP literal never reaches lookup
      if (isIP(host) && !isPublicAddress(host)) return done(new BlockedAddressError(host), null);
      connect(target, done);
    },
  });
}

/** The connections of the operator's own endpoint, which may be anywhere. */
export const openAgent = (): Agent => new Agent({ ...options, connect: connection });
