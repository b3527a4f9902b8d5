import { gradedPreset } from "./graded-preset";

export const conciseness = gradedPreset({
  type: "conciseness",
  about: "A model judges whether the output says what it must in no more words than that takes.",
  meaning:
    "1 is an answer of which no sentence could go. Criteria of our own, graded where Phoenix' only knows concise or verbose.",
  example: { output: "In two days.", reason: "Nothing could be left out.", judged: 5 },
});
