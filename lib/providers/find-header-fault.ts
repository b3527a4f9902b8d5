const token = /^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/i;
const value = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

/** Headers that are ours, the connection's or the message's: an extra one may not set them. */
const reserved = new Set([
  ...["authorization", "host", "content-length", "content-type", "content-encoding", "accept", "accept-encoding"],
  ...["connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "expect", "http2-settings"],
  ...["idempotency-key", "cookie", "cookie2", "date", "via", "origin", "referer", "forwarded"],
]);
const families = /^(proxy|sec|x-forwarded|access-control)-/;

/** Why an extra header may not be sent, or null. */
export function findHeaderFault(name: string, text: string): string | null {
  const key = name.toLowerCase();
  if (!token.test(name)) return "is not a header's name";
  if (reserved.has(key) || families.test(key)) return "is set by the call itself and cannot be replaced";
  if (text.length > 4_000) return "has a value of more than 4,000 characters";
  if (!value.test(text)) return "has a value that a header cannot hold: visible ASCII characters, no line break";
  return null;
}
