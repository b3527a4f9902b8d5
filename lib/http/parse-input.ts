import type { z } from "zod";
import { findUncleanText } from "@/lib/clean-text";
import { invalidInput } from "@/lib/errors";

/** What a caller sent, checked once; only here does a schema's complaint become the caller's 400. */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const unclean = findUncleanText(raw);
  if (unclean) {
    const message = "holds a NUL character or half of a surrogate pair, which cannot be stored";
    throw invalidInput(`“${unclean}” ${message}.`, [{ path: unclean, message }]);
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const [first] = errors;
  throw invalidInput(first ? `${first.path ? `${first.path}: ` : ""}${first.message}` : "The input is not valid.", errors);
}
