import ipaddr from "ipaddr.js";

/** What one caller can hardly leave: an IPv4 address, or the /64 that an IPv6 one is drawn from. */
export function addressBlock(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address); // an IPv4 one in IPv6 clothes is that IPv4 one
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
