import { z } from "zod";
import type { Expectations } from "./evaluator";

const Against = z.enum(["any", "exact", "reference"]);

export const against = Against.default("any").describe(
  "The case's text to compare with. any: its exact text, else its reference",
);

/** The case's text to compare with, or why there is none. */
export function expectedText(expected: Expectations, which: z.infer<typeof Against>): { text: string } | { skipped: string } {
  const text = which === "any" ? (expected.exact ?? expected.reference) : expected[which];
  if (text !== undefined) return { text };
  return {
    skipped: `The case has no ${which === "any" ? "exact text and no reference" : which === "exact" ? "exact text" : which}.`,
  };
}
