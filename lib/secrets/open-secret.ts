import { createDecipheriv } from "node:crypto";
import { type Binding, boundTo, type Envelope } from "./seal-secret";
import { type SecretKeys, secretKeys } from "./secret-keys";

/** The text of an envelope, or null: no key of this process made it, it was changed, or it belongs elsewhere. */
export function openSecret({ v, kid, iv, ct, tag }: Envelope, binding: Binding, keys: SecretKeys = secretKeys()): string | null {
  const found = keys.find((one) => one.kid === kid);
  if (v !== 1 || !found) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", found.key, Buffer.from(iv, "base64"), { authTagLength: 16 });
    decipher.setAAD(boundTo(binding)).setAuthTag(Buffer.from(tag, "base64"));
    return Buffer.concat([decipher.update(Buffer.from(ct, "base64")), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
