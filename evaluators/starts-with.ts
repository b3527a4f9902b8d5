import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { fixedTextOptions, scoreFixedText } from "./fixed-text";

export const startsWith = defineEvaluator({
  type: "starts-with",
  version: 1,
  group: "text",
  about: "The output starts with a fixed text: that of the options, else the case's exact text.",
  definition:
    "1 when the output starts with the text, code point for code point after Unicode normalisation (NFC), else 0. White space at the beginning counts unless trim leaves it out; with ignoreCase both texts are case-folded first. promptfoo's starts-with.",
  examples: [
    { options: { text: "Dear customer" }, output: "Dear customer,\nyour parcel is late.", score: 1, passed: true },
    { options: { text: "Yes" }, output: "  Yes, you may.", score: 0, passed: false },
    { options: { text: "Yes", trim: true }, output: "  Yes, you may.", score: 1, passed: true },
  ],
  options: z.strictObject({
    ...fixedTextOptions.shape,
    trim: z.boolean().default(false).describe("Leave out white space at the beginning of the output"),
  }),

  score: (sample, options, tools) => scoreFixedText(sample, options, "starts", tools),
});
