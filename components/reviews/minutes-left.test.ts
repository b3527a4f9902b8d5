import { expect, test } from "vitest";
import { minutesLeft } from "./minutes-left";

test.each([
  [[], 10, null],
  [[20_000, 20_000], 10, null],
  [[20_000, 20_000, 20_000], 30, 10],
  [[1_000, 1_000, 1_000], 5, 1],
  [[10_000, 10_000, 3_600_000], 3, 5], // an hour away counts as five minutes
  [[20_000, 20_000, 20_000], 0, null],
])("after %j ms, %i items take %s minutes", (took, left, minutes) => {
  expect(minutesLeft(took, left)).toBe(minutes);
});
