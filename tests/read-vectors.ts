import { readFileSync } from "node:fs";
import { z } from "zod";

/** The compiler’s vectors of one file: read with `JSON.parse`, so that a key `__proto__` stays an own key. */
export function readVectors<Vector>(name: "render" | "compile" | "check", vector: z.ZodType<Vector>): Vector[] {
  const text = readFileSync(new URL(`../lib/templates/vectors/${name}.json`, import.meta.url), "utf8");
  return z.object({ about: z.string(), vectors: z.array(vector).min(1) }).parse(JSON.parse(text)).vectors;
}
