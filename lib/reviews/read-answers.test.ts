import { describe, expect, test } from "vitest";
import { scoreOfAnswers } from "./read-answers";
import { Criterion } from "./schema";

const options = [
  { label: "ready", score: 1 },
  { label: "needs work", score: 0.25 },
];
const criteria = Criterion.array().parse([
  { key: "polite", name: "Polite?", kind: "boolean" },
  { key: "clear", name: "Clear?", kind: "scale" },
  { key: "state", name: "State?", kind: "choice", options, required: false },
]);

describe("a judgement", () => {
  test.each([
    [{ polite: true, clear: 5 }, 1],
    [{ polite: false, clear: 1 }, 0],
    [{ polite: true, clear: 3 }, 0.75],
    [{ polite: true, clear: 4, state: "needs work" }, (1 + 0.75 + 0.25) / 3],
  ])("of %j comes to %f, the mean of what its answers are worth", (answers, score) => {
    expect(scoreOfAnswers(criteria, answers)).toBeCloseTo(score, 12);
  });

  test.each<[Record<string, boolean | number | string>, string]>([
    [{ polite: true }, "answers.clear: it wants an answer."],
    [{ polite: 1, clear: 3 }, "answers.polite: it takes true or false."],
    [{ polite: true, clear: 6 }, "answers.clear: it takes 1, 2, 3, 4 or 5."],
    [{ polite: true, clear: 2.5 }, "answers.clear: it takes 1, 2, 3, 4 or 5."],
    [{ polite: true, clear: 3, state: "good" }, "answers.state: it takes one of “ready”, “needs work”."],
    [{ polite: true, clear: 3, tone: 1 }, "answers.tone: it is no criterion of this queue."],
  ])("of %j is refused with what it lacks", (answers, message) => {
    expect(() => scoreOfAnswers(criteria, answers)).toThrow(message);
  });

  test("of nothing, where nothing is asked, has no score", () => {
    expect(scoreOfAnswers([], {})).toBeNull();
  });
});
