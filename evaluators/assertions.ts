import { z } from "zod";
import { aggregateScores } from "./aggregate-scores";
import { readAssertions } from "./assertion";
import { defineEvaluator, type JsonValue } from "./evaluator";

export const assertions = defineEvaluator({
  type: "assertions",
  version: 1,
  asksModel: true,
  nests: true,
  group: "own",
  about: "Scores the output by the case's own list of evaluators.",
  definition:
    "Every entry of the case's assertions, { type, options, weight, negate, threshold }, scores the output as an evaluator of that type would. The score is their weighted mean and it passes when each one of weight over 0 passed; entries that skip do not count. Skipped when the case has none, or all of them skip. An entry that cannot score is an error of the whole.",
  examples: [{ options: {}, output: "Hello.", expected: {}, score: "skipped" }],
  options: z.strictObject({}),

  async score(sample, _options, { evaluate }) {
    const asked = readAssertions(sample.expected.assertions ?? []);
    if (asked.length === 0) return { skipped: "The case has no assertions." };
    const outcomes = await Promise.all(
      asked.map(async ({ type, options = {}, weight = 1, negate = false, threshold }, nth) => ({
        use: { key: String(nth + 1), type, weight, threshold, negate, required: false },
        outcome: await evaluate(nth, { type, options }),
      })),
    );
    const { scores, errors, total, passed } = aggregateScores(outcomes);
    const [error] = errors;
    if (error) throw new Error(`Assertion ${error.key} (${asked[Number(error.key) - 1]?.type}): ${error.message}`);
    if (total === null || passed === null) return { skipped: "No assertion of the case could be asked of it." };

    const given = scores.filter((one) => one.score !== null && one.weight > 0);
    const failed = given.filter((one) => !one.passed);
    const [first] = failed;
    const count = `${given.length - failed.length} of ${given.length} assertions passed`;
    const reason = first ? `${count}; ${first.key} (${first.type}): ${first.reason}` : `${count}.`;
    const details: JsonValue = scores.map(({ type, score, passed, skipped, reason, weight }) => ({
      ...{ type, score, passed, weight, reason },
      ...(skipped === null ? {} : { skipped: true }),
    }));
    return { score: Math.min(1, Math.max(0, total)), passed, reason, details };
  },
});
