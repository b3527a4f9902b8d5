import { z } from "zod";

/** What may be wrong with a case, or tell little. */
export const HintName = z.enum(["always_passes", "never_passes", "flaky", "near_duplicate", "no_expectation", "empty_value"]);
export type HintName = z.infer<typeof HintName>;

export const Hints = z.object({
  revision: z.number(),
  cases: z.number().describe("How many cases were looked at: the first 10,000"),
  total: z.number(),
  evaluations: z
    .number()
    .describe("Over how many of the latest finished evaluations passes and fails were counted: at most five"),
  hints: z.array(
    z.object({
      hint: HintName,
      count: z.number(),
      caseIds: z.array(z.string()).describe("The first thousand"),
    }),
  ),
});
export type Hints = z.infer<typeof Hints>;
