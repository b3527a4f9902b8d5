import { sha256 } from "@/lib/sha256";
import { canonicalContent } from "@/lib/templates/canonical-content";
import type { Content } from "@/lib/templates/content";

/** The text a content is stored as, and its SHA-256 as 64 hexadecimal digits. */
export function hashContent(content: Content): { text: string; hash: string } {
  const text = canonicalContent(content);
  return { text, hash: sha256(text) };
}
