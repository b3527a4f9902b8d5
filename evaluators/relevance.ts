import { gradedPreset } from "./graded-preset";

export const relevance = gradedPreset({
  type: "relevance",
  about: "A model judges whether the output is about what was asked, right or wrong.",
  meaning:
    "1 is an answer in which everything bears on the question. A direct judgement as Opik's answer relevance is; Ragas' measure of that name compares embeddings of questions made from the answer instead, and its figures differ.",
  example: { output: "Our office has a garden.", reason: "It is about something else.", judged: 1 },
});
