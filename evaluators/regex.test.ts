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

  // Expected values: V8's RegExp with the flag u, which is asked again here; RE2 agrees with it on what both know.
  test.each<[pattern: string, text: string, flags: string, whole: boolean, number]>([
    ["a", "", "", false, 0],
    ["^$", "", "", false, 1],
    ["a*", "", "", true, 1],
    ["a{2,3}", "aaaa", "", true, 0],
    ["a{2,3}?", "aaaa", "", false, 1],
    ["(?:ab|cd)+", "abcdab", "", true, 1],
    ["x|", "abc", "", false, 1],
    ["\\bA-\\d{4}\\b", "xA-1042", "", false, 0],
    ["\\bA-\\d{4}\\b", "(A-1042)", "", false, 1],
    ["[^\\s]+@[^\\s]+\\.\\w{2,}", "mail me@example.org now", "", false, 1],
    ["^\\w+$", "été", "", false, 0],
    ["^[\\p{L}\\d]+$", "été2", "", false, 1],
    ["\\P{L}", "été", "", false, 0],
    ["日本.", "日本語", "", true, 1],
    ["^.$", "😀", "", false, 1],
    ["^[😀-😃]$", "😁", "", false, 1],
    ["\\x41\\u00e9", "Aé", "", false, 1],
    ["\\u{1F600}", "😀", "", false, 1],
    ["e\u0301", "\u00e9", "", false, 0],
    ["ÄÖÜ", "äöü", "i", false, 1],
    ["straße", "STRASSE", "i", false, 0],
    ["^\\s*$", " \n\t", "", true, 1],
    ["^b$", "a\r\nb", "m", false, 1],
    ["a.c", "a\nc", "m", false, 0],
    ["\\$ref", '{"$ref":"#/x"}', "", false, 1],
    ["\\.$", "a.b", "", false, 0],
    ["(?<y>\\d{4})-(?<m>\\d\\d)", "2024-05", "", true, 1],
    ['"total":\\s*(\\d+)', '{"a":{"total": 42}}', "", false, 1],
    ["c$", `${"ab".repeat(20_000)}c`, "", false, 1],
  ])("%s on %s (%s)", async (pattern, text, flags, wholeText, wanted) => {
    expect(Number(new RegExp(wholeText ? `^(?:${pattern})$` : pattern, `u${flags}`).test(text))).toBe(wanted);
    expect(await score(text, { pattern, flags, wholeText })).toMatchObject({ score: wanted, passed: wanted === 1 });
  });

  test.each([
    ["(?i)hello", "HELLO"],
    ["\\A\\d+\\z", "42"],
    ["(?P<year>\\d{4})", "in 2024"],
    ["\\Q1+1\\E", "1+1 = 2"],
    ["[[:alpha:]]+", "abc"],
    ["(?s:a.b)", "a\nb"],
  ])("RE2's own %s works", async (pattern, text) => {
    expect(await score(text, { pattern })).toMatchObject({ score: 1 });
  });

  test.each(["a{1001}", "(", "[", "*", "((a{100}){100})", "(?>a)", "a++", "\\p{Nope}"])(
    "the pattern %s is refused by the options, with the reason and what RE2 has not",
    (pattern) => {
      expect(refusal({ pattern })).toMatchObject({
        path: ["pattern"],
        message: expect.stringMatching(/does not compile: .+ has no lookahead, lookbehind, back-references/),
      });
    },
  );

  test.each([
    ["a(?=b)", "“(?=” is a lookaround", "Match what stands around it"],
    ["(?<=a)b", "“(?<=” is a lookaround", "Match what stands around it"],
    ["^(?!.*guarantee)", "“(?!” is a lookaround", "in a second check, and negate that"],
    ["(?<!a)b", "“(?<!” is a lookaround", "in a second check, and negate that"],
    ["(a|b)\\1", "“\\1” is a back-reference", "Write out what may repeat"],
    ["(?<q>['\"]).*\\k<q>", "“\\k<” is a back-reference", "Write out what may repeat"],
    ["(?P<q>a)(?P=q)", "“(?P=” is a back-reference", "Write out what may repeat"],
  ])("%s is refused with what to do instead", (pattern, what, instead) => {
    const message = refusal({ pattern })?.message;
    expect(message).toContain(what);
    expect(message).toContain(instead);
    expect(message).toContain("RE2");
  });

  test.each(["\\h+", "a\\Z", "[\\R]", "\\Kx", "\\G"])("%s, which would be read as the letter, is refused", (pattern) => {
    expect(refusal({ pattern })?.message).toContain("not known to RE2");
  });

  test("what only looks like a lookaround is none", async () => {
    expect(await score("(?=", { pattern: "\\(\\?=" })).toMatchObject({ score: 1 });
    expect(await score("(?!", { pattern: "[(][?][!]" })).toMatchObject({ score: 1 });
    expect(await score("(?!", { pattern: "\\Q(?!\\E" })).toMatchObject({ score: 1 });
    expect(await score("a\\h", { pattern: "a\\\\h" })).toMatchObject({ score: 1 });
    expect(refusal({ pattern: "[(?=](" })?.message).not.toContain("lookaround");
  });

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
