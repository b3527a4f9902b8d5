import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { quoteShort } from "./quote-short";

/** An answer that ends so is the version's failure before any evaluator sees it. */
const neverScored = ["length", "content_filter"];

export const finishReason = defineEvaluator({
  type: "finish-reason",
  version: 1,
  group: "structure",
  about: "The model stopped for one of the reasons listed: stop, or tool_calls where it was to call a tool.",
  definition:
    "1 when the finish reason that the provider gave (finish_reason of the chat completions interface) is one of the listed, character for character, else 0. A provider that gives none counts as “unknown”. An answer cut by its length, stopped by a content filter or refused is a failed result of its own before any evaluator is asked, so this one tells the other reasons apart: that the model answered (stop) or asked for a tool (tool_calls, formerly function_call).",
  examples: [
    { options: { reasons: ["tool_calls"] }, output: { text: "", finishReason: "tool_calls" }, score: 1, passed: true },
    { options: { reasons: ["tool_calls"] }, output: "I would look that up.", score: 0, passed: false },
  ],
  options: z.strictObject({
    reasons: z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(100)
          .refine((reason) => !neverScored.includes(reason), "an answer that ended so fails before it is scored"),
      )
      .min(1)
      .max(20)
      .default(["stop"])
      .describe("The reasons that are right, as the provider writes them: stop, tool_calls, function_call"),
  }),

  score({ output }, { reasons }) {
    const passed = reasons.includes(output.finishReason);
    const ended = quoteShort(output.finishReason);
    return {
      score: passed ? 1 : 0,
      passed,
      reason: passed ? `Ended with ${ended}.` : `Ended with ${ended}, ${reasons.map(quoteShort).join(" or ")} wanted.`,
    };
  },
});
