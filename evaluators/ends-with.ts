import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { fixedTextOptions, scoreFixedText } from "./fixed-text";

export const endsWith = defineEvaluator({
  type: "ends-with",
  version: 1,
  group: "text",
  about: "The output ends with a fixed text: that of the options, else the case's exact text.",
  definition:
    "1 when the output ends with the text, code point for code point after Unicode normalisation (NFC), else 0. White space at the end counts unless trim leaves it out; with ignoreCase both texts are case-folded first.",
  examples: [
    { options: { text: "Kind regards" }, output: "It is on its way. Kind regards", score: 1, passed: true },
    { options: { text: "Kind regards" }, output: "It is on its way. Kind regards\n", score: 0, passed: false },
    { options: { text: "Kind regards", trim: true }, output: "It is on its way. Kind regards\n", score: 1, passed: true },
  ],
  options: z.strictObject({
    ...fixedTextOptions.shape,
    trim: z.boolean().default(false).describe("Leave out white space at the end of the output"),
  }),

  score: (sample, options, tools) => scoreFixedText(sample, options, "ends", tools),
});
