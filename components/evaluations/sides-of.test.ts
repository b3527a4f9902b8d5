import { describe, expect, test } from "vitest";
import { sideChoices, sidesOf } from "./sides-of";

const arms = ["a", "b", "c"].map((armId) => ({ armId, label: armId.toUpperCase() }));

describe("sidesOf", () => {
  test.each([
    [{}, { baseline: "a", candidate: "b" }],
    [
      { baseline: "c", candidate: "a" },
      { baseline: "c", candidate: "a" },
    ],
    [
      { baseline: "b", candidate: "b" },
      { baseline: "b", candidate: "a" },
    ],
    [
      { baseline: "gone", candidate: ["a"] },
      { baseline: "a", candidate: "b" },
    ],
  ])("%o compares %o", (asked, sides) => {
    expect(sidesOf(arms, asked)).toEqual(sides);
  });

  test("one arm is compared with nothing", () => {
    expect(sidesOf(arms.slice(0, 1), {})).toBeNull();
  });
});

describe("sideChoices", () => {
  const choose = (side: "baseline" | "candidate") =>
    sideChoices(arms, { baseline: "a", candidate: "b" }, side, ({ baseline, candidate }) => `${baseline}-${candidate}`);

  test("lead to every arm, swap the two where the other side's is chosen, and mark the present one", () => {
    expect(choose("baseline").map(({ href }) => href)).toEqual(["a-b", "b-a", "c-b"]);
    expect(choose("candidate").map(({ href }) => href)).toEqual(["b-a", "a-b", "a-c"]);
    expect(choose("candidate").find(({ chosen }) => chosen)?.text).toBe("B");
  });
});
