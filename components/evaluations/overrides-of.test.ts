import { expect, test } from "vitest";
import { overridesOf } from "./overrides-of";

type Review = Parameters<typeof overridesOf>[0][number];

const review = (reviewerId: string, overrides: Review["overrides"]): Review => ({
  ...{ id: "rev", workspaceId: "", evaluationId: "", resultId: "", score: 1, passed: null, comment: null, correctedOutput: null },
  ...{ failureTags: [], itemId: null, answers: null, createdBy: null, createdAt: new Date(0), reviewerName: reviewerId },
  ...{ reviewerId, overrides },
});

test("of each person the newest review says what they put in a score's place", () => {
  const tone = { key: "tone", score: 0.5, reason: "Curt" };
  const reviews = [review("ada", [tone]), review("eve", []), review("ada", []), review("eve", [tone])];
  expect(overridesOf(reviews, "ada")).toEqual({ tone: [{ score: 0.5, reason: "Curt", by: "ada", isMine: true }] });
});
