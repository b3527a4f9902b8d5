import { sha256 } from "@/lib/sha256";

type Decisive = { type: string; version: number; options: unknown; against?: unknown };

/**
 * SHA-256 (hex) of what decides an evaluator's scores: type, module version, parsed options and, where it compares
 * with another arm, what that arm is. The order of keys does not count.
 * Two scores may be compared when their fingerprints are equal.
 */
export function fingerprintEvaluator({ type, version, options, against }: Decisive): string {
  return sha256(canonical({ type, version, options, against }));
}

/** JSON text with keys in code unit order; what JSON leaves out (undefined) is left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
