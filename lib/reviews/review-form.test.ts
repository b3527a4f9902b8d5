import { expect, test } from "vitest";
import { ReviewForm } from "./review-form";

const sent = { id: "res_1", score: "", passed: "", comment: " " };

test("a verdict alone scores 1 or 0, and a score stands beside any verdict", () => {
  expect(ReviewForm.parse({ ...sent, passed: "true" })).toEqual({ id: "res_1", score: 1, passed: true, comment: undefined });
  expect(ReviewForm.parse({ ...sent, passed: "false" })).toMatchObject({ score: 0, passed: false });
  expect(ReviewForm.parse({ ...sent, passed: "false", score: "0,4" })).toMatchObject({ score: 0.4, passed: false });
  expect(ReviewForm.parse({ ...sent, score: "1" })).toMatchObject({ score: 1, passed: undefined });
});

test("neither of them, or a score out of its bounds, is refused at the score", () => {
  for (const score of ["", "7", "-1", "good"])
    expect(ReviewForm.safeParse({ ...sent, score }).error?.issues[0]?.path).toEqual(["score"]);
});
