import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { foldCase } from "./fold-case";
import { quoteShort } from "./quote-short";

export const contains = defineEvaluator({
  type: "contains",
  version: 1,
  group: "text",
  about: "The output contains a fixed text.",
  definition:
    "1 when the text stands anywhere in the output, code point for code point after Unicode normalisation (NFC), else 0.",
  examples: [
    { options: { text: "within 14 days" }, output: "You may return it within 14 days.", score: 1, passed: true },
    { options: { text: "14 Days" }, output: "You may return it within 14 days.", score: 0, passed: false },
  ],
  options: z.strictObject({
    text: z.string().min(1).max(10_000).describe("The text that must appear in the output"),
    ignoreCase: z.boolean().default(false).describe("Treat upper and lower case as the same"),
  }),

  score({ output }, { text, ignoreCase }) {
    const plain = (value: string) => (ignoreCase ? foldCase(value) : value.normalize("NFC"));
    const passed = plain(output.text).includes(plain(text));
    return { score: passed ? 1 : 0, passed, reason: `${passed ? "Contains" : "Does not contain"} ${quoteShort(text)}.` };
  },
});
