import { expect, test } from "vitest";
import { decisionLevel } from "./decision-level";

test("the planned verdict is at 95 %", () => {
  expect(decisionLevel()).toBe(0.95);
});

test("m candidates share the error: 1 - 0.05 ÷ 4 = 0.9875", () => {
  expect(decisionLevel({ candidates: 4 })).toBeCloseTo(0.9875, 12);
});

test("look k has the error 0.05 ÷ (k(k+1)): look 2 is 1 - 0.05 ÷ 6, look 3 is 1 - 0.05 ÷ 12", () => {
  expect(decisionLevel({ looks: 2 })).toBeCloseTo(0.991667, 6);
  expect(decisionLevel({ looks: 3 })).toBeCloseTo(0.995833, 6);
  expect(decisionLevel({ looks: 2, candidates: 2 })).toBeCloseTo(1 - 0.05 / 12, 12);
});
