import type { z } from "zod";
import { findUncleanText } from "@/lib/clean-text";
import { invalidInput } from "@/lib/errors";
import { maxJsonDepth } from "@/lib/json-text-depth";

/** What a caller sent, checked once; only here does a schema's complaint become the caller's 400. */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  if (isDeeperThan(maxJsonDepth, raw)) throw invalidInput(`The input is nested deeper than ${maxJsonDepth} levels.`);
  const unclean = findUncleanText(raw);
  if (unclean) {
    const message = "holds a NUL character or half of a surrogate pair, which cannot be stored";
    throw invalidInput(`“${unclean}” ${message}.`, [{ path: unclean, message }]);
  }
  const lost = findProto(raw);
  if (lost)
    throw invalidInput(`“${lost}” cannot be the name of a field.`, [{ path: lost, message: "cannot be the name of a field" }]);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const [first] = errors;
  throw invalidInput(first ? `${first.path ? `${first.path}: ` : ""}${first.message}` : "The input is not valid.", errors);
}

/** Looks no deeper than that: an action's input is no text whose brackets could be counted, and what walks it would overflow. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/** Where a value holds a field called `__proto__`, or null: the schemas leave such a field out without a word. */
function findProto(value: unknown, path: string[] = []): string | null {
  if (value === null || typeof value !== "object") return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, key];
    const found = key === "__proto__" ? at.join(".") : findProto(inner, at);
    if (found) return found;
  }
  return null;
}
