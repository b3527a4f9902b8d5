import { choiceForm } from "./choice-form";
import { defineJudge } from "./define-judge";
import { materialOf } from "./judge-messages";

/** Labels and scores of autoevals' Factuality, whose labels are those of the fact template of OpenAI's evals. */
const choices = [
  { label: "A", score: 0.4, about: "The output is a subset of the reference and fully consistent with it." },
  { label: "B", score: 0.6, about: "The output is a superset of the reference and fully consistent with it." },
  { label: "C", score: 1, about: "The output holds all the same details as the reference." },
  { label: "D", score: 0, about: "The output and the reference disagree." },
  { label: "E", score: 1, about: "They differ, but the differences do not matter for what is factual." },
];

export const factuality = defineJudge({
  type: "factuality",
  about: "A model compares the facts of the output with the case's reference: subset, superset, same, disagreement or no matter.",
  definition:
    "The judge chooses one of five labels, which score as in autoevals' Factuality (after the fact template of OpenAI's evals): A, a consistent subset of the reference, 0.4; B, a consistent superset, 0.6; C, the same details, 1; D, a disagreement, 0; E, differences that do not matter for the facts, 1. Of several votes the most frequent label counts. It passes from the threshold on.",
  threshold: 0.6,
  options: {},
  combine: "majority",
  examples: [
    {
      output: "It opens at 9 and closes at 5.",
      expected: { reference: "It opens at 9." },
      answers: [{ reason: "It says all of it, and more.", label: "B" }],
      ...{ score: 0.6, passed: true },
    },
  ],
  ask(sample) {
    if (sample.expected.reference === undefined) return { skipped: "The case has no reference." };
    const criteria =
      "Compare what the output states as fact with the reference, which an expert wrote in answer to the same input. Style, grammar and punctuation do not count. The output may say less or more than the reference, or contradict it: decide which of the cases it is.";
    return { criteria, material: materialOf(sample, true), form: choiceForm(choices) };
  },
});
