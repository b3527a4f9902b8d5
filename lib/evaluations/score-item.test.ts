import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { defineEvaluator } from "@/evaluators/evaluator";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { type LaneUse, scoreItem } from "./score-item";

const failing = (error: unknown): LaneUse => ({
  evaluator: defineEvaluator({
    type: "failing",
    version: 1,
    group: "own",
    about: "Fails.",
    definition: "There is no score.",
    examples: [{ options: {}, output: "", score: "skipped" }],
    options: z.strictObject({}),
    score: () => Promise.reject(error),
  }),
  options: {},
  key: "failing",
  type: "failing",
  weight: 1,
  threshold: undefined,
  required: false,
  negate: false,
});
const score = (error: unknown) => scoreItem([failing(error)], aSample("fine"), undefined, () => someTools());

test("an evaluator that errors fails the item in its words", async () => {
  expect(await score(new Error("judge\u0000 said nothing"))).toMatchObject({
    status: "failed",
    total: null,
    passed: null,
    error: { stage: "evaluator", message: "failing: judge\uFFFD said nothing" },
  });
});

test("the database's trouble is not the evaluator's: it is thrown, so that the item is scored again", async () => {
  const broken = new DrizzleQueryError("insert into model_calls …", ["a value"], new Error("connection closed"));
  await expect(score(broken)).rejects.toBe(broken);
  await expect(score(Object.assign(new Error("away"), { code: "ECONNREFUSED" }))).rejects.toThrow("away");
});
