import { sha256 } from "@/lib/sha256";

/**
 * SHA-256 (hex) of what decides an evaluator's scores: type, module version, parsed options, and the versions of those it asks. The order of keys does not count.
 * Two scores may be compared when their fingerprints are equal.
 */
export function fingerprintEvaluator(of: { type: string; version: number; options: unknown; among?: string[] }): string {
  return sha256(canonical(of));
}

/** JSON text with keys in code unit order; what JSON leaves out (undefined) is left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
