import { describe, expect, test } from "vitest";
import { repeatedShare } from "./repeated-share";

describe("repeatedShare", () => {
  test.each([
    ["a b c d a b c d", 4, 1 / 5],
    ["one two three four five six", 2, 0],
    ["no no no no no", 1, 4 / 5],
    ["No, no! NO", 1, 2 / 3],
    ["a b c", 3, 0],
    ["", 4, 0],
  ])("“%s” by %d: %d", (text, size, wanted) => {
    expect(repeatedShare(text, size)).toBeCloseTo(wanted, 12);
  });
});
