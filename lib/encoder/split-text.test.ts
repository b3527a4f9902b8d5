import { describe, expect, test } from "vitest";
import { splitText } from "./split-text";

const split = (text: string, maxTokens: number) => splitText(text, (word) => word.length, maxTokens);

describe("splitText", () => {
  test("a short text stays whole, its white space folded", () => {
    expect(split(" ab\n\n cd ", 10)).toEqual([{ text: "ab cd", tokens: 4 }]);
  });

  test("a long one is cut between words, none lost", () => {
    expect(split("aa bb cc ddd e", 5)).toEqual([
      { text: "aa bb", tokens: 4 },
      { text: "cc ddd", tokens: 5 },
      { text: "e", tokens: 1 },
    ]);
  });

  test("a word longer than the encoder takes stands alone, and is cut after 100 characters", () => {
    expect(split(`a ${"b".repeat(250)}`, 5).map(({ text }) => text.length)).toEqual([1, 100, 100, 50]);
  });

  test.each(["", " ", "\n\t"])("without words there is one piece of one space (%o)", (text) => {
    expect(split(text, 5)).toEqual([{ text: " ", tokens: 1 }]);
  });
});
