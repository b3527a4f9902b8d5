import { describe, expect, test } from "vitest";
import { combineVotes } from "./combine-votes";
import type { Vote } from "./judge-form";

const votes = (...given: [number, string?][]): [Vote, ...Vote[]] => {
  const [first, ...rest] = given.map(([score, label], at): Vote => {
    return { score, reason: `vote ${at}`, details: label === undefined ? {} : { label } };
  });
  if (!first) throw new Error("no vote");
  return [first, ...rest];
};
const scored = (how: "majority" | "median" | "mean", ...given: [number, string?][]) => combineVotes(votes(...given), how);

describe("combineVotes", () => {
  test.each([
    ["one vote is itself", "median", [[0.3]], 0.3, "vote 0"],
    ["median of three", "median", [[1], [0], [0.5]], 0.5, "vote 2"],
    ["median of four: the mean of the middle two, the reason of a near one", "median", [[0], [0.25], [0.75], [1]], 0.5, "vote 1"],
    ["median is not moved by one that is far off", "median", [[0.75], [0.75], [0]], 0.75, "vote 0"],
    ["mean", "mean", [[1], [0.5], [0]], 0.5, "vote 1"],
    ["majority of scores", "majority", [[0.5], [1], [0.5]], 0.5, "vote 0"],
    [
      "majority of labels",
      "majority",
      [
        [1, "C"],
        [0.4, "A"],
        [0.4, "A"],
      ],
      0.4,
      "vote 1",
    ],
    [
      "labels of the same score are not added up",
      "majority",
      [
        [1, "C"],
        [1, "E"],
        [0.4, "A"],
        [0.4, "A"],
      ],
      0.4,
      "vote 2",
    ],
    [
      "where labels are as frequent, the lower score",
      "majority",
      [
        [1, "C"],
        [0, "D"],
      ],
      0,
      "vote 1",
    ],
    [
      "the same whatever the order",
      "majority",
      [
        [0, "D"],
        [1, "C"],
      ],
      0,
      "vote 0",
    ],
  ] as const)("%s", (_name, how, given, score, reason) => {
    const came = scored(how, ...given.map((one): [number, string?] => [...one]));
    expect(came).toMatchObject({ score, vote: { reason } });
  });

  test("a mean of ones is one, not a little more", () => {
    expect(scored("mean", [1], [1], [1], [1], [1], [1], [1]).score).toBe(1);
  });
});
