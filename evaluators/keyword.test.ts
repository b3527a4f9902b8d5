import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import type { Expectations } from "./evaluator";
import { keyword } from "./keyword";

const score = (text: string, options: object, expected: Expectations = {}) =>
  keyword.score(aSample(text, expected), keyword.options.parse(options), someTools());

describe("keyword", () => {
  test("all: the score is the share found", () => {
    const result = score("We refund within 14 days.", { words: ["refund", "14 days", "receipt", "store"] });
    expect(result).toMatchObject({
      score: 0.5,
      passed: false,
      reason: "2 of 4 found; missing “receipt”, “store”.",
    });
    expect(score("Refund with receipt", { words: ["refund", "RECEIPT"] })).toMatchObject({ score: 1, passed: true });
  });

  test("any: one is enough", () => {
    expect(score("by post", { mode: "any", words: ["post", "courier"] })).toMatchObject({ score: 1, passed: true });
    expect(score("by ship", { mode: "any", words: ["post", "courier"] })).toMatchObject({ score: 0, passed: false });
  });

  test("none: one forbidden word fails it whole", () => {
    expect(score("I guarantee it", { mode: "none", words: ["guarantee", "promise"] })).toMatchObject({ score: 0, passed: false });
    expect(score("I think so", { mode: "none", words: ["guarantee", "promise"] })).toMatchObject({ score: 1, passed: true });
  });

  test("without words of its own it asks for the case's", () => {
    const expected = { keywords: ["blue"], forbiddenKeywords: ["red"] };
    expect(score("blue and red", {}, expected)).toMatchObject({ score: 1 });
    expect(score("blue and red", { mode: "none" }, expected)).toMatchObject({ score: 0 });
    expect(score("green", { words: ["green"] }, expected)).toMatchObject({ score: 1 });
  });

  test("a case without words is not asked", () => {
    expect(score("x", {}, { keywords: [], forbiddenKeywords: ["red"] })).toHaveProperty("skipped");
    expect(score("x", { mode: "none" }, { keywords: ["blue"] })).toHaveProperty("skipped");
    expect(score("x", {}, { keywords: ["  "] })).toHaveProperty("skipped");
  });

  test.each([
    ["refund", "refunds are slow", 0],
    ["refund", "a refund.", 1],
    ["refund", "refunds, no refund", 1],
    ["über", "überall", 0],
    ["ber", "über", 0],
    ["cafe", "cafe\u0301s", 0],
    ["C++", "I like C++, too", 1],
    ["C++", "C++20", 1],
    ["@me", "mail x@me", 1],
    ["в", "вода", 0],
    ["𝒳", "𝒳𝒴", 0],
    ["𝒳", "𝒴𝒳", 0],
  ])("whole word “%s” in “%s”: %d", (word, text, wanted) => {
    expect(score(text, { words: [word], wholeWord: true })).toMatchObject({ score: wanted });
  });

  test("a long run of letters costs one pass", () => {
    expect(score("a".repeat(500_000), { words: ["a".repeat(400)], wholeWord: true })).toMatchObject({ score: 0 });
  });
});
