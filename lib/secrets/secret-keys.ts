import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/** A key that encrypts secrets, and the name it goes by in what it encrypted; the name tells nothing of the key. */
export type SecretKey = { kid: string; key: Buffer };
export type SecretKeys = readonly [current: SecretKey, ...previous: SecretKey[]];

const derive = (master: Buffer): SecretKey => ({
  kid: Buffer.from(hkdfSync("sha256", master, "promptops", "secrets-key-id", 8)).toString("hex"),
  key: Buffer.from(hkdfSync("sha256", master, "promptops", "secrets", 32)),
});

type Masters = { ENCRYPTION_KEY: Buffer; ENCRYPTION_KEY_PREVIOUS: Buffer[] };

/** Of ENCRYPTION_KEY, which everything new is written with, then of those it replaced. */
export const deriveKeys = ({ ENCRYPTION_KEY: current, ENCRYPTION_KEY_PREVIOUS: previous }: Masters): SecretKeys => [
  derive(current),
  ...previous.map(derive),
];

let keys: SecretKeys | undefined;

/** The keys of this process. */
export function secretKeys(): SecretKeys {
  keys ??= deriveKeys(env());
  return keys;
}
