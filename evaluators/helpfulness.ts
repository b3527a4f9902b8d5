import { gradedPreset } from "./graded-preset";

export const helpfulness = gradedPreset({
  type: "helpfulness",
  about: "A model judges whether the output does for the person what was asked for.",
  meaning: "1 is an answer that settles the request and can be used as it is. Criteria of our own.",
  example: { output: "Try it again tomorrow.", reason: "It helps a little but leaves the cause open.", judged: 2 },
});
