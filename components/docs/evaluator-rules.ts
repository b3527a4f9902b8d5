/** What holds for every evaluator in an evaluation; code stands between backticks. */
export const evaluatorRules = [
  "`type` and `options` are those below. `key` names it in the results, where the same one is used twice; else it is the type.",
  "A score is from 0 to 1. `negate` counts 1 − score, and what passed does not.",
  "An evaluator says itself what passes; with a `threshold` it is a score of at least that, after `negate`.",
  "An item's total is the mean of its scores by `weight` (1 unless given; 0 shows a score that counts nowhere). Without a `passThreshold` an item passes when every evaluator of a weight above 0 does; with one, when the total reaches it and every evaluator that is `required` passes.",
  "Where a case does not say what an evaluator asks for, it is skipped: it counts nowhere, and fails nothing.",
  "A score that cannot be had (a judge that answers nonsense) fails the item at stage `evaluator`. Its answer is kept, and it stands in no average.",
];
