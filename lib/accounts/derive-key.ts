import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

type Purpose = "access-token" | "browser-session" | "identity-link" | "rate-limit";
const leastBytes = 32;

/** 32 bytes of `AUTH_SECRET` for one purpose: a token made for one use opens nothing else. */
export function deriveKey(purpose: Purpose): Uint8Array {
  const secret = Buffer.from(env().AUTH_SECRET);
  if (secret.length < leastBytes) throw new Error(`AUTH_SECRET is shorter than ${leastBytes} bytes`);
  return new Uint8Array(hkdfSync("sha256", secret, "promptops", purpose, 32));
}
