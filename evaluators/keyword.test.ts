import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { isolateHere } from "@/tests/isolate-here";
import { someTools } from "@/tests/some-tools";
import type { Expectations } from "./evaluator";
import { keyword } from "./keyword";

const tools = someTools({ isolate: isolateHere });
const score = (text: string, options: object, expected: Expectations = {}) =>
  keyword.score(aSample(text, expected), keyword.options.parse(options), tools);

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

  // Expected values: from the definition; promptfoo's contains-all, contains-any and their i-forms where words are parts of the text.
  test.each<[string, string, object, Expectations, number]>([
    ["all of all", "Refund with receipt", { words: ["refund", "RECEIPT"] }, {}, 1],
    ["two of three", "a b", { words: ["a", "b", "c"] }, {}, 2 / 3],
    ["none of all", "x", { words: ["a", "b"] }, {}, 0],
    ["a word that is asked twice counts twice", "a", { words: ["a", "a", "b"] }, {}, 2 / 3],
    ["an empty output", "", { words: ["a"] }, {}, 0],
    ["case counts when asked to", "REFUND", { words: ["refund"], ignoreCase: false }, {}, 0],
    ["ß and SS", "HAUPTSTRASSE", { words: ["straße"] }, {}, 1],
    ["a part of a word", "refunds", { words: ["fund"] }, {}, 1],
    ["a phrase", "within 14 days", { words: ["14 days"] }, {}, 1],
    ["over a line break it is another phrase", "within 14\ndays", { words: ["14 days"] }, {}, 0],
    ["spaces around a word are left out", "refund", { words: [" refund "] }, {}, 1],
    ["composed and decomposed", "cafe\u0301", { words: ["caf\u00e9"] }, {}, 1],
    ["Japanese", "返品は14日以内", { words: ["返品", "14日"] }, {}, 1],
    ["an emoji", "done 🎉", { words: ["🎉", "✅"] }, {}, 0.5],
    ["what reads like a pattern", "a.b", { words: [".*", "a.b"] }, {}, 0.5],
    ["any: the last one", "by courier", { mode: "any", words: ["post", "courier"] }, {}, 1],
    ["any: no one", "by ship", { mode: "any", words: ["post", "courier"] }, {}, 0],
    ["any: an empty output", "", { mode: "any", words: ["post"] }, {}, 0],
    ["none: no one", "by ship", { mode: "none", words: ["post", "courier"] }, {}, 1],
    ["none: one", "by post", { mode: "none", words: ["post", "courier"] }, {}, 0],
    ["none: only as a whole word", "compost", { mode: "none", words: ["post"], wholeWord: true }, {}, 1],
    ["none: an empty output", "", { mode: "none", words: ["post"] }, {}, 1],
    ["the case's words", "blue", {}, { keywords: ["blue", "red"] }, 0.5],
    ["the case's forbidden words", "blue", { mode: "none" }, { forbiddenKeywords: ["Blue"] }, 0],
    ["its own words win over the case's", "green", { words: ["green"] }, { keywords: ["blue"] }, 1],
    ["JSON", '{"$ref":"#/a","b":[1,{"c":2}]}', { words: ['"$ref"', '{"c":2}'] }, {}, 1],
    ["at the end of a megabyte", `${"ab ".repeat(330_000)}end`, { words: ["end", "abb"] }, {}, 0.5],
  ])("%s", async (_name, text, options, expected, wanted) => {
    expect(await score(text, options, expected)).toMatchObject({ score: wanted, passed: wanted === 1 });
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

  test("a long run of letters costs one pass", async () => {
    expect(await score("a".repeat(500_000), { words: ["a".repeat(400)], wholeWord: true })).toMatchObject({ score: 0 });
  });
});
