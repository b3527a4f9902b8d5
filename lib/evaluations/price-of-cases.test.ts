import { expect, test } from "vitest";
import type { MeasuredItem } from "./measured-item";
import { priceOfCases } from "./price-of-cases";

const item = (caseId: string, costUsd: number | null, more: Partial<MeasuredItem> = {}): MeasuredItem => ({
  ...{ caseId, costUsd, group: null, trial: 1, contentHash: caseId, status: "completed", outcome: "ok", passed: true },
  ...{ total: 1, latencyMs: 5, scores: new Map(), ...more },
});

test("so many cases cost what those measured cost on both sides, trials included", () => {
  const two = [item("a", 0.01), item("a", 0.03, { trial: 2 }), item("b", 0.02), item("b", 0.02, { trial: 2 })];
  expect(priceOfCases(100, [two, [item("a", 0.5)]])).toBeCloseTo(100 * (0.04 + 0.5), 9);
});

test("what was not answered costs nothing, and stands for no case", () => {
  const failed = item("b", null, { status: "failed" });
  expect(priceOfCases(10, [[item("a", 0.1), failed], [item("a", 0)]])).toBeCloseTo(1, 9);
});

test.each([
  ["an answer without a known price", [item("a", 0.1), item("b", null)]],
  ["a side without an answer", []],
])("%s has no price", (_, items) => {
  expect(priceOfCases(10, [[item("a", 0.1)], items])).toBeNull();
});
