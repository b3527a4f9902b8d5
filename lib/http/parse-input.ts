import type { z } from "zod";
import { findUncleanText } from "@/lib/clean-text";
import { invalidInput } from "@/lib/errors";
import { maxJsonDepth } from "@/lib/json-text-depth";

/** In characters: a body has a megabyte at most, but what it says once may stand in several places. */
const largest = 4_000_000;

/** What a caller sent, checked once; only here does a schema's complaint become the caller's 400. */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  if (extentOf(raw, maxJsonDepth).size > largest) throw invalidInput("The input is larger than any that is taken here.");
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

type Extent = { levels: number; size: number };

const tooDeep = () => invalidInput(`The input is nested deeper than ${maxJsonDepth} levels.`);

/**
 * How deep a value nests and how large it is written out. Looks at each object once: an action's input is no text, and may name one object
 * in so many places, or within itself, that what walks them all would never end.
 */
function extentOf(value: unknown, left: number, known = new Map<object, Extent>()): Extent {
  if (value === null || typeof value !== "object") return { levels: 0, size: typeof value === "string" ? value.length + 1 : 1 };
  const before = known.get(value);
  if (left === 0 || (before && before.levels > left)) throw tooDeep();
  if (before) return before;
  known.set(value, { levels: Number.POSITIVE_INFINITY, size: 0 }); // found again below here, it holds itself
  const extent = { levels: 1, size: 1 };
  for (const [key, inner] of Object.entries(value)) {
    const { levels, size } = extentOf(inner, left - 1, known);
    extent.levels = Math.max(extent.levels, levels + 1);
    extent.size += key.length + size;
  }
  known.set(value, extent);
  return extent;
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
