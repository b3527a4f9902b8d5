import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { isolateHere } from "@/tests/isolate-here";
import { someTools } from "@/tests/some-tools";
import { contains } from "./contains";
import { endsWith } from "./ends-with";
import { startsWith } from "./starts-with";

const tools = someTools({ isolate: isolateHere });
const score = (text: string, options: object, exact?: string) =>
  contains.score(aSample(text, { exact }), contains.options.parse(options), tools);

describe("contains", () => {
  // Expected values: from the definition, which is that of Python's `in` and JavaScript's includes() after NFC.
  test.each<[string, string, object, number]>([
    ["in the middle", "Your refund is on its way.", { text: "refund is" }, 1],
    ["at the start", "Refund", { text: "Ref" }, 1],
    ["at the end", "Refund", { text: "und" }, 1],
    ["the whole", "Refund", { text: "Refund" }, 1],
    ["longer than the output", "Refund", { text: "Refunds" }, 0],
    ["an empty output", "", { text: "a" }, 0],
    ["case counts", "Your refund", { text: "Refund" }, 0],
    ["unless it is ignored", "Your refund", { text: "Refund", ignoreCase: true }, 1],
    ["ignored in Greek", "ΟΔΟΣΤΡΩΜΑ", { text: "οδος", ignoreCase: true }, 1],
    ["ignored in Cyrillic", "ВОЗВРАТ ДЕНЕГ", { text: "возврат", ignoreCase: true }, 1],
    ["ß and SS", "Hauptstraße 1", { text: "STRASSE", ignoreCase: true }, 1],
    ["a pattern is no pattern", "abc", { text: ".*" }, 0],
    ["nor is a replacement", "costs $1 (one)", { text: "$1 (" }, 1],
    ["across a line break", "one\ntwo", { text: "one\ntwo" }, 1],
    ["a line break is no space", "one\ntwo", { text: "one two" }, 0],
    ["white space of the text counts", "onetwo", { text: " " }, 0],
    ["Windows line ends stay", "one\r\ntwo", { text: "one\ntwo" }, 0],
    ["composed in decomposed", "un cafe\u0301 noir", { text: "caf\u00e9" }, 1],
    ["decomposed in composed", "un caf\u00e9 noir", { text: "cafe\u0301" }, 1],
    ["a letter is not part of its accented one", "caf\u00e9", { text: "cafe" }, 0],
    ["Japanese", "返品は14日以内です", { text: "14日以内" }, 1],
    ["an emoji", "done 🎉", { text: "🎉" }, 1],
    ["part of a joined emoji", "👨‍👩‍👧", { text: "👩" }, 1],
    ["JSON inside", '{"a":{"b":[1,2]}}', { text: '"b":[1' }, 1],
    ["$ref", '{"$ref":"#/x"}', { text: "$ref" }, 1],
    ["at the end of a megabyte", `${"ab".repeat(500_000)}c`, { text: "bc" }, 1],
    ["a text that nearly fits everywhere", "a".repeat(200_000), { text: `${"a".repeat(5_000)}b` }, 0],
  ])("%s", async (_name, text, options, wanted) => {
    expect(await score(text, options)).toMatchObject({ score: wanted, passed: wanted === 1 });
  });

  test("without a text it looks for the case's exact text; an empty one is refused", () => {
    expect(score("It is Paris.", {}, "Paris")).toEqual({ score: 1, passed: true, reason: "Contains “Paris”." });
    expect(score("It is Paris.", {}, "Rome")).toEqual({ score: 0, passed: false, reason: "Does not contain “Rome”." });
    expect(score("It is Paris.", { text: "It" }, "Rome")).toMatchObject({ score: 1 });
    expect(score("It is Paris.", {})).toHaveProperty("skipped");
    expect(score("It is Paris.", {}, "")).toHaveProperty("skipped");
    expect(contains.options.safeParse({ text: "" }).success).toBe(false);
  });
});

describe("starts-with and ends-with", () => {
  // Expected values: Python's str.startswith and str.endswith after NFC.
  test.each<[string, string, object, starts: number, ends: number]>([
    ["both", "abcab", { text: "ab" }, 1, 1],
    ["the start", "abc", { text: "ab" }, 1, 0],
    ["the end", "abc", { text: "bc" }, 0, 1],
    ["the middle", "abc", { text: "b" }, 0, 0],
    ["the whole", "abc", { text: "abc" }, 1, 1],
    ["longer than the output", "ab", { text: "abc" }, 0, 0],
    ["an empty output", "", { text: "a" }, 0, 0],
    ["case counts", "Abca", { text: "a" }, 0, 1],
    ["unless it is ignored", "Abca", { text: "A", ignoreCase: true }, 1, 1],
    ["ß and SS", "ssß", { text: "SS", ignoreCase: true }, 1, 1],
    ["white space counts", " ab ", { text: "ab" }, 0, 0],
    ["unless it is left out", " \nab\t ", { text: "ab", trim: true }, 1, 1],
    ["the text keeps its own", "ab ", { text: "ab ", trim: false }, 1, 1],
    ["a newline", "ab\n", { text: "ab" }, 1, 0],
    ["decomposed", "e\u0301te\u0301", { text: "\u00e9" }, 1, 1],
    ["a letter is not its accented one", "e\u0301te\u0301", { text: "e" }, 0, 0],
    ["Greek sigmas", "σας", { text: "Σ", ignoreCase: true }, 1, 1],
    ["an emoji", "🎉 done 🎉", { text: "🎉" }, 1, 1],
    ["another skin tone", "👍🏽👍🏽", { text: "👍🏻" }, 0, 0],
    ["the first part of an emoji is its start", "👍🏽", { text: "👍" }, 1, 0],
    ["a pattern is no pattern", "abc", { text: "^a" }, 0, 0],
    ["JSON", '{"a":[{}]}', { text: "{" }, 1, 0],
    ["a megabyte", `x${"ab".repeat(500_000)}x`, { text: "x" }, 1, 1],
  ])("%s", async (_name, text, options, starts, ends) => {
    const scores = [startsWith, endsWith].map((one) => one.score(aSample(text), one.options.parse(options), tools));
    const [atStart, atEnd] = await Promise.all(scores);
    expect(atStart).toMatchObject({ score: starts, passed: starts === 1 });
    expect(atEnd).toMatchObject({ score: ends, passed: ends === 1 });
  });

  test("without a text they look for the case's exact text", () => {
    const sample = aSample("Paris, Rome", { exact: "Rome" });
    expect(startsWith.score(sample, startsWith.options.parse({}), tools)).toMatchObject({ score: 0 });
    expect(endsWith.score(sample, endsWith.options.parse({}), tools)).toMatchObject({ reason: "Ends with “Rome”." });
    expect(endsWith.score(aSample("x"), endsWith.options.parse({}), tools)).toHaveProperty("skipped");
  });
});
