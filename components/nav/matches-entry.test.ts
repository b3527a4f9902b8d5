import { expect, test } from "vitest";
import { matchesEntry } from "./matches-entry";

test.each([
  ["new pr", true],
  ["PROMPT new", true],
  ["rompt", false],
  ["greet", true],
  ["new dataset", false],
  ["  ", true],
])("“New prompt, greeting” with “%s”: %s", (text, expected) => {
  expect(matchesEntry({ title: "New prompt", detail: "greeting" }, text)).toBe(expected);
});
