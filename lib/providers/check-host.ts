import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$/;

/** Whether an address is one of the public internet; anything mapped, tunnelled, shared, reserved or unreadable is not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}

/**
 * Why a host may not be called, or null. Takes a URL's `hostname` (brackets and trailing dot allowed); a name that
 * passes still has to be checked where it resolves to.
 */
export function findHostFault(hostname: string): string | null {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.+$/, "")
    .toLowerCase();
  if (isIP(host) || ipaddr.isValid(host)) {
    return isPublicAddress(host) ? null : `${host} is not an address of the public internet`;
  }
  if (privateNames.test(host) || !host.includes(".")) return `${host || "(no host)"} is a name of a private network`;
  return null;
}
