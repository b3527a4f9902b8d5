import { defineEvaluator } from "./evaluator";
import { fixedTextOptions, scoreFixedText } from "./fixed-text";

export const contains = defineEvaluator({
  type: "contains",
  version: 2,
  group: "text",
  about: "The output contains a fixed text: that of the options, else the case's exact text.",
  definition:
    "1 when the text stands anywhere in the output, code point for code point after Unicode normalisation (NFC), else 0. promptfoo's contains, and with ignoreCase its icontains; for contains-all and contains-any see keyword.",
  examples: [
    { options: { text: "within 14 days" }, output: "You may return it within 14 days.", score: 1, passed: true },
    { options: { text: "14 Days" }, output: "You may return it within 14 days.", score: 0, passed: false },
  ],
  options: fixedTextOptions,

  score: (sample, options, tools) => scoreFixedText(sample, options, "contains", tools),
});
