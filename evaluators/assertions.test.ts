import { describe, expect, test } from "vitest";
import { withNested } from "@/lib/evaluations/with-nested";
import { isolate } from "@/lib/isolation/isolate";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { assertions } from "./assertions";
import type { JsonValue } from "./evaluator";

const answer = "Refunds take 14 days.";
const judged: string[] = [];
const complete = async ({ model }: { model: string }) => {
  judged.push(model);
  return { text: '{"reason": "Fine.", "score": 4}', finishReason: "stop", servedModel: model };
};
const run = async (list: JsonValue[] | undefined, text = answer) => {
  const sample = aSample(text, { assertions: list, exact: answer });
  return assertions.score(
    sample,
    {},
    withNested(sample, () => someTools({ isolate, complete })),
  );
};
const says = (text: string, more: object = {}) => ({ type: "contains", options: { text }, ...more });

describe("the score is the weighted mean of what the entries score", () => {
  test.each([
    ["all pass", [says("14"), { type: "exact-match" }], { score: 1, passed: true, reason: "2 of 2 assertions passed." }],
    ["one of two", [says("14"), says("30")], { score: 0.5, passed: false }],
    ["by weight", [says("14", { weight: 3 }), says("30")], { score: 0.75, passed: false }],
    ["weight 0 counts neither for score nor verdict", [says("14"), says("30", { weight: 0 })], { score: 1, passed: true }],
    ["negated", [says("30", { negate: true }), says("14", { negate: true })], { score: 0.5, passed: false }],
    [
      "by a threshold of its own",
      [{ type: "llm-judge", options: { model: "j", criteria: "?" }, threshold: 0.9 }],
      { score: 0.75, passed: false },
    ],
    [
      "what skips does not count",
      [says("14"), { type: "similarity" }],
      { score: 1, passed: true, reason: "1 of 1 assertions passed." },
    ],
    ["tenths", Array.from({ length: 10 }, () => says("14", { weight: 0.1 })), { score: 1, passed: true }],
  ])("%s", async (_name, list, wanted) => {
    const { score, ...rest } = wanted;
    expect(await run(list as JsonValue[])).toMatchObject({ score: expect.closeTo(score, 12), ...rest }); // safe: JSON
  });

  test.each([
    ["no list", undefined],
    ["an empty one", []],
    ["all skip", [{ type: "similarity" }]],
    ["no weight at all", [says("14", { weight: 0 })]],
  ])("skipped: %s", async (_name, list) => {
    expect(await run(list as JsonValue[] | undefined)).toHaveProperty("skipped"); // safe: JSON
  });

  test("details tell each entry, the reason the first that failed", async () => {
    expect(await run([says("14"), says("30", { weight: 2 }), { type: "similarity" }])).toMatchObject({
      reason: expect.stringMatching(/^1 of 2 assertions passed; 2 \(contains\): /),
      details: [
        { type: "contains", score: 1, passed: true, weight: 1 },
        { type: "contains", score: 0, passed: false, weight: 2 },
        { type: "similarity", score: null, skipped: true, reason: expect.any(String) },
      ],
    });
  });

  test("entries with other options are asked with theirs", async () => {
    judged.length = 0;
    const asked = (model: string) => ({ type: "llm-judge", options: { model, criteria: "Polite?" } });
    await run([asked("a"), asked("b")]);
    expect(judged.sort()).toEqual(["a", "b"]);
  });
});

describe("a list that cannot be scored is an error that names the entry", () => {
  test.each([
    [[{ type: "nope" }], "Assertion 1 (nope): there is no evaluator “nope”"],
    [[says("14"), { type: "assertions" }], "Assertion 2 (assertions): there is no evaluator"],
    [[{ type: "contains", options: { text: 5 } }], "Assertion 1 (contains): its options do not fit: text: "],
    [[{ type: "contains", option: {} }], "Assertion 1 of the case: "],
    [["contains"], "Assertion 1 of the case: "],
    [[null], "Assertion 1 of the case: "],
    [[{ type: "regex", options: { pattern: "(" } }], "Assertion 1 (regex): "],
    [Array.from({ length: 21 }, () => says("14")), "The case has 21 assertions; at most 20 are scored."],
  ])("%#", async (list, message) => {
    await expect(run(list as JsonValue[])).rejects.toThrow(message); // safe: JSON
  });
});
