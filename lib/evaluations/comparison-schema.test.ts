import { expect, test } from "vitest";
import { Comparison } from "./comparison-schema";
import { Evaluation } from "./schema";

const placeOf = (names: string[], name: string) => {
  expect(names).toContain(name);
  return names.indexOf(name);
};

test("integrity stands before every figure, in a comparison and in an evaluation", () => {
  expect(Object.keys(Comparison.shape)[0]).toBe("integrity");
  const fields = Object.keys(Evaluation.shape);
  expect(placeOf(fields, "progress")).toBeLessThan(placeOf(fields, "versions"));
  const arm = Object.keys(Evaluation.shape.versions.element.shape);
  for (const count of ["planned", "attempted", "completed", "failed", "cancelled", "unknownCalls"])
    expect(placeOf(arm, count)).toBeLessThan(placeOf(arm, "passed"));
});
