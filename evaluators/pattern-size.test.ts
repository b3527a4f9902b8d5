import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { patternSize } from "./pattern-size";

describe("patternSize", () => {
  test.each<[string, number]>([
    ["", 0],
    ["abc", 3],
    ["a{3}b", 4],
    ["a{2,5}", 5],
    ["a{7,}", 7],
    ["a{0}", 1],
    ["(ab){10}", 30],
    ["((a{10}){10}){10}", 1110],
    ["[a-z{9}]{4}", 4],
    ["[]a]{2}", 2],
    ["[^]a]{2}", 2],
    ["[\\]]{2}", 2],
    ["[[:alpha:]]{2}", 2],
    ["\\p{Greek}{3}", 3],
    ["\\pL{3}", 3],
    ["\\x{10FFFF}{3}", 3],
    ["\\{9}", 3],
    ["\\\\{9}", 9],
    ["a{,5}", 5],
    ["a{x}", 4],
    ["a)b(", 3],
    ["[abc", 1],
    ["\\", 1],
  ])("%s: %d", (pattern, wanted) => {
    expect(patternSize(pattern)).toBe(wanted);
  });

  // re2js' own count of what it compiled; each repeat may add a few steps of its own.
  test.each([
    "(a+)+$",
    "\\pL{1000}",
    "(x{0,999}|y)(x{0,999}|y)",
    "(?:(?:a{0,9}){0,9}){0,9}",
    "[a-z]{1000}[^a]{500}",
    "(\\d{3}-){20}",
  ])("%s is not far below what re2js makes of it", (pattern) => {
    expect(RE2JS.compile(pattern).programSize()).toBeLessThan(4 * patternSize(pattern) + 10);
  });
});
