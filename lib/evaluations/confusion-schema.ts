import { z } from "zod";

const Rates = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });

const LabelFigures = Rates.extend({
  label: z.string(),
  expected: z.number().describe("Answers to cases of this label"),
  given: z.number().describe("Answers that gave this label"),
  correct: z.number(),
});

/** Of one evaluator and one arm. */
const ArmConfusion = z.object({
  armId: z.string(),
  answers: z.number(),
  correct: z.number(),
  accuracy: z.number().nullable().describe("null while nothing is scored"),
  macro: Rates.nullable().describe("The plain mean over labels"),
  labels: z.array(LabelFigures).describe("Those a case expects, and those on the evaluator's list that an answer gave"),
  cells: z
    .array(z.object({ expected: z.string(), given: z.string(), count: z.number() }))
    .describe("What is not listed did not happen; given may be “(other)” or “(no answer)”"),
});
export type ArmConfusion = z.infer<typeof ArmConfusion>;

export const Confusion = z.object({ data: z.array(z.object({ key: z.string(), arms: z.array(ArmConfusion) })) });
