import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { exactMatch } from "./exact-match";

const score = (text: string, exact: string, options: object = {}) =>
  exactMatch.score(aSample(text, { exact }), exactMatch.options.parse(options), someTools());

describe("exact-match", () => {
  test.each([
    ["same", "Paris", "Paris", {}, 1],
    ["white space at the ends is left out by default", " Paris\n", "Paris", {}, 1],
    ["but counts when asked to", " Paris", "Paris", { trim: false }, 0],
    ["case counts by default", "paris", "Paris", {}, 0],
    ["case can be ignored", "STRASSE", "Straße", { ignoreCase: true }, 1],
    ["Greek final sigma is a sigma", "ΟΔΟΣ", "οδος", { ignoreCase: true }, 1],
    ["inner white space counts by default", "New  York", "New York", {}, 0],
    ["inner white space can be collapsed", "New \n York", "New York", { collapseSpace: true }, 1],
    ["é composed and decomposed are the same text", "cafe\u0301", "caf\u00e9", {}, 1],
    ["an empty expectation is one", "", "", {}, 1],
    ["a longer text is another text", "Paris.", "Paris", {}, 0],
  ])("%s", (_name, text, exact, options, wanted) => {
    expect(score(text, exact, options)).toMatchObject({ score: wanted, passed: wanted === 1 });
  });

  test("a case without exact text is not asked", () => {
    expect(exactMatch.score(aSample("Paris"), exactMatch.options.parse({}), someTools())).toHaveProperty("skipped");
  });

  test("the reason quotes both texts, cut to one line", () => {
    const result = score(`${"x".repeat(1000)}\n`, "Paris");
    expect(result).toHaveProperty("reason", `Expected “Paris”, got “${"x".repeat(120)}…”.`);
  });
});
