import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { type DistanceTask, editDistance } from "./edit-distance";
import { levenshtein } from "./levenshtein";

const score = (text: string, exact: string, options: object = {}, tools = someTools()) =>
  levenshtein.score(aSample(text, { exact }), levenshtein.options.parse(options), tools);

describe("levenshtein", () => {
  // Expected values: levenshtein() and length() of Postgres' fuzzystrmatch, which count code points.
  test.each<[string, string, distance: number, longer: number]>([
    ["kitten", "sitting", 3, 7],
    ["saturday", "sunday", 3, 8],
    ["", "abc", 3, 3],
    ["abc", "", 3, 3],
    ["flaw", "lawn", 2, 4],
    ["intention", "execution", 5, 9],
    ["gumbo", "gambol", 2, 6],
    ["book", "back", 2, 4],
    ["a", "b", 1, 1],
    ["ab", "ba", 2, 2],
    ["same text", "same text", 0, 9],
    ["Paris", "paris", 1, 5],
    ["日本", "本日", 2, 2],
    ["привет мир", "привет, мир!", 2, 12],
    ["caf\u00e9", "cafe", 1, 4],
    ["a😀b", "ab", 1, 3],
    ["👍🏽", "👍🏻", 1, 2],
    ["👨‍👩‍👧", "👨‍👩‍👦", 1, 5],
    ["line one\nline two", "line one line two", 1, 17],
    ["a\tb", "a b", 1, 3],
    ['{"a":{"b":[1,2]}}', '{"a":{"b":[1,3]},"$ref":"#/x"}', 14, 30],
    ["Straße", "STRASSE", 6, 7],
    ["x".repeat(200), "x".repeat(190) + "y".repeat(10), 10, 200],
    ["ab".repeat(100), "ba".repeat(100), 2, 200],
    ["aaaa", "aa", 2, 4],
    ["abcab", "ab", 3, 5],
    ["abab", "abcab", 1, 5],
    ["the cat sat", "the dog sat", 3, 11],
    ["😀 ok 😀", "😃 ok 😀", 1, 6],
    ["😀".repeat(40), "😀".repeat(30) + "😃".repeat(20), 20, 50],
  ])("%j and %j", async (text, exact, distance, longer) => {
    const wanted = (longer - distance) / longer;
    const reason = `${distance} ${distance === 1 ? "edit" : "edits"} of ${longer} characters.`;
    expect(await score(text, exact)).toEqual({ score: wanted, passed: wanted >= 0.8, reason });
    expect(await score(exact, text)).toEqual({ score: wanted, passed: wanted >= 0.8, reason });
  });

  test("two empty texts are the same", async () => {
    expect(await score("", "")).toMatchObject({ score: 1, passed: true });
  });

  test("é composed and decomposed are the same; case and white space at the ends can be left out", async () => {
    expect(await score("cafe\u0301", "caf\u00e9")).toMatchObject({ score: 1 });
    expect(await score("STRASSE", "straße", { ignoreCase: true })).toMatchObject({ score: 1 });
    expect(await score(" Paris\n", "Paris", { trim: true })).toMatchObject({ score: 1 });
    expect(await score(" Paris\n", "Paris")).toMatchObject({ score: 5 / 7 });
  });

  test("it passes from the threshold on, or up to a number of edits", async () => {
    expect(await score("1234567", "123456789 ", { threshold: 0.7 })).toMatchObject({ score: 0.7, passed: true });
    expect(await score("1234567", "123456789 ", { threshold: 0.71 })).toMatchObject({ passed: false });
    expect(await score("kitten", "sitting", { maxDistance: 3 })).toMatchObject({ passed: true });
    expect(await score("kitten", "sitting", { maxDistance: 2, threshold: 0 })).toMatchObject({ passed: false });
  });

  test("compares with what is asked for, and is skipped where the case lacks it", async () => {
    const ask = (expected: object, options: object = {}) =>
      levenshtein.score(aSample("Paris", expected), levenshtein.options.parse(options), someTools());
    expect(await ask({ exact: "Paris", reference: "Rome" })).toMatchObject({ score: 1 });
    expect(await ask({ exact: "Paris", reference: "Pars" }, { against: "reference" })).toMatchObject({ score: 0.8 });
    expect(await ask({ reference: "Paris" })).toMatchObject({ score: 1 });
    expect(await ask({ reference: "Paris" }, { against: "exact" })).toHaveProperty("skipped");
    expect(await ask({})).toHaveProperty("skipped");
  });

  test("long texts go to a thread, and too long ones are refused", async () => {
    const isolate = async <T>(task: string, input: unknown) => {
      expect(task).toBe("levenshtein");
      return editDistance(input as DistanceTask) as T; // safe: the task this test expects
    };
    const tools = someTools({ isolate });
    expect(await score("a".repeat(12_000), `${"a".repeat(11_999)}b`, {}, tools)).toMatchObject({ score: 11_999 / 12_000 });
    await expect(score("a".repeat(60_000), "b".repeat(60_000), {}, tools)).rejects.toThrow("too long to be compared");
    expect(await score("a".repeat(1_000_000), "a", {})).toMatchObject({ score: 1e-6, passed: false });
  });
});
