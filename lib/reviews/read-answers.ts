import { invalidInput } from "@/lib/errors";
import type { Criterion } from "./schema";

export type Answers = Record<string, boolean | number | string>;

/**
 * The score a judgement comes to, 0..1: the mean of its answers, yes as 1, 1 to 5 as 0 to 1, an option as what it is worth. Null
 * where nothing was answered.
 * @throws invalid_input where an answer is none to its criterion, or a required one is missing
 */
export function scoreOfAnswers(criteria: Criterion[], answers: Answers): number | null {
  const unknown = Object.keys(answers).find((key) => !criteria.some((one) => one.key === key));
  if (unknown !== undefined) throw refused(unknown, "is no criterion of this queue");
  const scores = criteria.flatMap((criterion) => {
    const answer = answers[criterion.key];
    if (answer !== undefined) return [worth(criterion, answer)];
    if (criterion.required) throw refused(criterion.key, "wants an answer");
    return [];
  });
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function worth(criterion: Criterion, answer: boolean | number | string): number {
  if (criterion.kind === "boolean") {
    if (typeof answer !== "boolean") throw refused(criterion.key, "takes true or false");
    return Number(answer);
  }
  if (criterion.kind === "scale") {
    if (!Number.isInteger(answer) || Number(answer) < 1 || Number(answer) > 5)
      throw refused(criterion.key, "takes 1, 2, 3, 4 or 5");
    return (Number(answer) - 1) / 4;
  }
  const option = criterion.options.find(({ label }) => label === answer);
  if (!option) throw refused(criterion.key, `takes one of ${criterion.options.map(({ label }) => `“${label}”`).join(", ")}`);
  return option.score;
}

const refused = (key: string, message: string) =>
  invalidInput(`answers.${key}: it ${message}.`, [{ path: `answers.${key}`, message }]);
