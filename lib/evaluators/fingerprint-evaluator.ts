import { sha256 } from "@/lib/sha256";

type Decisive = { type: string; version: number; options: unknown; against?: unknown; among?: string[] };

/**
 * SHA-256 (hex) of what decides an evaluator's scores: type, module version, parsed options, what the arm is that it compares with
 * (`against`), and the versions of those it asks (`among`). The order of keys does not count.
 * Two scores may be compared when their fingerprints are equal.
 */
export function fingerprintEvaluator(of: Decisive): string {
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
