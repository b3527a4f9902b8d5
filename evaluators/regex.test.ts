import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { findMatch, type RegexTask } from "./find-match";
import { regex } from "./regex";

const score = async (text: string, options: object, tools = someTools()) =>
  regex.score(aSample(text), regex.options.parse(options), tools);
const refusal = (options: object) => regex.options.safeParse(options).error?.issues[0];

describe("regex", () => {
  test("finds a part, or the whole text when asked", async () => {
    expect(await score("Order #4711 is late", { pattern: "#\\d{4}" })).toEqual({
      score: 1,
      passed: true,
      reason: "Matched “#4711”.",
    });
    expect(await score("Order #4711 is late", { pattern: "#\\d{4}", wholeText: true })).toMatchObject({
      score: 0,
      passed: false,
    });
    expect(await score("#4711", { pattern: "#\\d{4}", wholeText: true })).toMatchObject({ score: 1 });
  });

  test("knows the flags i, m and s", async () => {
    expect(await score("HELLO", { pattern: "hello" })).toMatchObject({ score: 0 });
    expect(await score("HELLO", { pattern: "hello", flags: "i" })).toMatchObject({ score: 1 });
    expect(await score("a\nb", { pattern: "^b$" })).toMatchObject({ score: 0 });
    expect(await score("a\nb", { pattern: "^b$", flags: "m" })).toMatchObject({ score: 1 });
    expect(await score("a\nb", { pattern: "a.b" })).toMatchObject({ score: 0 });
    expect(await score("a\nb", { pattern: "a.b", flags: "si" })).toMatchObject({ score: 1 });
    expect(await score("Ünï 東京", { pattern: "^\\p{L}+ \\p{Han}{2}$" })).toMatchObject({ score: 1 });
  });

  test.each(["(?=a)", "(?<=a)b", "(a)\\1", "a{1001}", "(", "[", "*", "((a{100}){100})"])(
    "the pattern %s is refused by the options, with the reason and what is not available",
    (pattern) => {
      expect(refusal({ pattern })).toMatchObject({
        path: ["pattern"],
        message: expect.stringMatching(/does not compile: .+ lookahead, lookbehind, back-references .* are not available/),
      });
    },
  );

  test("a short pattern whose repeats spell out to very many steps is refused before it is compiled", () => {
    const message = "The pattern is too large: its repeats spell out to more than 20000 steps.";
    expect(refusal({ pattern: "(x{0,999}|y)".repeat(80) })).toMatchObject({ path: ["pattern"], message });
    expect(refusal({ pattern: "\\pL{1000}".repeat(100) })).toMatchObject({ path: ["pattern"], message });
    expect(refusal({ pattern: "\\pL{1000}".repeat(20) })).toBeUndefined();
  });

  test("other flags, an empty and a very long pattern are refused", () => {
    expect(refusal({ pattern: "a", flags: "g" })?.path).toEqual(["flags"]);
    expect(refusal({ pattern: "a", flags: "ii" })?.path).toEqual(["flags"]);
    expect(refusal({ pattern: "" })?.path).toEqual(["pattern"]);
    expect(refusal({ pattern: "a".repeat(1025) })?.path).toEqual(["pattern"]);
  });

  test("a pattern that would hang a backtracking engine ends", async () => {
    const isolate = async <T>(_task: string, input: unknown) => findMatch(input as RegexTask) as T; // safe: the only task
    const tools = someTools({ isolate });
    expect(await score(`${"a".repeat(100_000)}!`, { pattern: "(a+)+$" }, tools)).toMatchObject({ score: 0 });
    expect(await score(`${" ".repeat(50_000)}x`, { pattern: "\\s+$" }, tools)).toMatchObject({ score: 0 });
  });

  test("a large pattern on a long text runs in a thread", async () => {
    const tasks: string[] = [];
    const isolate = <T>(task: string, input: unknown) => {
      tasks.push(task);
      return Promise.resolve(findMatch(input as RegexTask) as T); // safe: the task this test expects
    };
    const options = { pattern: "(?i)\\p{L}{999}x{999}y" };
    expect(await score("a".repeat(2_000), options, someTools({ isolate }))).toMatchObject({ score: 0 });
    expect(await score("a", options, someTools({ isolate }))).toMatchObject({ score: 0 });
    expect(tasks).toEqual(["regex"]);
  });

  test("an output over 1 MB is an error, not a score", async () => {
    await expect(score("é".repeat(500_001), { pattern: "x" })).rejects.toThrow("longer than 1 MB");
  });
});
