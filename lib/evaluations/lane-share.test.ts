import { expect, test } from "vitest";
import { partOf } from "./lane-share";

test("the concurrency falls to the lanes at work, all of it and evenly", () => {
  const parts = (concurrency: number, lanes: string[]) => lanes.map((lane) => partOf(concurrency, lanes, lane));
  expect(parts(20, ["a"])).toEqual([20]);
  expect(parts(20, ["a", "b", "c"])).toEqual([7, 7, 6]);
  expect(parts(4, ["a", "b", "c", "d"])).toEqual([1, 1, 1, 1]);
});

test("a lane the queue does not know of counts itself, and none is left without a call", () => {
  expect(partOf(20, [], "a")).toBe(20);
  expect(partOf(20, ["a"], "b")).toBe(10);
  expect(partOf(1, ["a", "b"], "b")).toBe(1);
});
