import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { defineEvaluator, type Evaluator, type JsonValue } from "@/evaluators/evaluator";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { type LaneUse, scoreItem } from "./score-item";

const scoring = (score: Evaluator["score"]): LaneUse => ({
  evaluator: defineEvaluator({
    type: "scoring",
    version: 1,
    group: "own",
    about: "Scores as told.",
    definition: "As told.",
    examples: [{ options: {}, output: "", score: 1 }],
    options: z.strictObject({}),
    score,
  }),
  options: {},
  rival: null,
  key: "scoring",
  type: "scoring",
  weight: 1,
  threshold: undefined,
  required: false,
  negate: false,
});
const score = (how: Evaluator["score"]) => scoreItem([scoring(how)], aSample("fine"), undefined, () => someTools());
const failing = (error: unknown) => score(() => Promise.reject(error));

test("an evaluator that errors fails the item in its words", async () => {
  expect(await failing(new Error("judge\u0000 said nothing"))).toMatchObject({
    status: "failed",
    total: null,
    passed: null,
    error: { stage: "evaluator", message: "scoring: judge\uFFFD said nothing" },
  });
});

test("the database's trouble is not the evaluator's: it is thrown, so that the item is scored again", async () => {
  const broken = new DrizzleQueryError("insert into model_calls …", ["a value"], new Error("connection closed"));
  await expect(failing(broken)).rejects.toBe(broken);
  await expect(failing(Object.assign(new Error("away"), { code: "ECONNREFUSED" }))).rejects.toThrow("away");
});

test.each<[string, JsonValue | undefined, JsonValue]>([
  ["none", undefined, null],
  ["what the database cannot hold", { "\u0000": ["a\u0000\ud800"] }, { "\uFFFD": ["a\uFFFD\uFFFD"] }],
  ["what just fits", "x".repeat(15_998), "x".repeat(15_998)],
  ["what is too long", "x".repeat(15_999), null],
])("details are kept as they can be stored: %s", async (_name, details, kept) => {
  const { scores } = await score(() => ({ score: 1, passed: true, reason: "fine", details }));
  expect(scores).toMatchObject([{ score: 1, reason: "fine", details: kept }]);
});
