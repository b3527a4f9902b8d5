import { type Answers, scoreOfAnswers } from "./read-answers";
import type { Criterion } from "./schema";

/** Whether an answer to a criterion is a pass: yes, 3 to 5 of 5, an option worth half or more. Undefined where there is none. */
export function answerPasses(criterion: Criterion, answer: Answers[string] | undefined): boolean | undefined {
  if (answer === undefined) return undefined;
  return (scoreOfAnswers([criterion], { [criterion.key]: answer }) ?? 0) >= 0.5;
}
