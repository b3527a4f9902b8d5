import { createCipheriv, randomBytes } from "node:crypto";
import { type SecretKeys, secretKeys } from "./secret-keys";

/** A secret as it is stored: AES-256-GCM, each part in base64; `kid` names the key. */
export type Envelope = { v: 1; kid: string; iv: string; ct: string; tag: string };

/** What a secret belongs to: one that is moved to another row, or whose row changed in one of these, does not open. */
export type Binding = readonly string[];

export const boundTo = (binding: Binding): Buffer => Buffer.from(JSON.stringify(["promptops.secret.v1", ...binding]));

/** Encrypts a text under the current key, bound to what it belongs to. */
export function sealSecret(text: string, binding: Binding, [{ kid, key }]: SecretKeys = secretKeys()): Envelope {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(boundTo(binding));
  const ct = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const [at, encrypted, tag] = [iv, ct, cipher.getAuthTag()].map((bytes) => bytes.toString("base64"));
  return { v: 1, kid, iv: at ?? "", ct: encrypted ?? "", tag: tag ?? "" };
}
