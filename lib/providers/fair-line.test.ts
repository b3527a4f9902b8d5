import { expect, test } from "vitest";
import { fairLine, type Party } from "./fair-line";

const one = (workspaceId: string, work = "ev"): Party => ({ workspaceId, work });

/** Lets `parties` wait, all from the start, and tells who goes when each that goes is counted. */
function order(line: ReturnType<typeof fairLine>, parties: Party[]): string[] {
  const went: string[] = [];
  for (const party of parties)
    line.enter(party, () => {
      line.count(party);
      went.push(`${party.workspaceId}/${party.work}`);
    });
  while (line.next());
  return went;
}
const share = (went: string[], of: string) => went.filter((name) => name.startsWith(of)).length;

test("within one work, first come, first served", () => {
  const line = fairLine(() => 0);
  const went: number[] = [];
  for (const n of [1, 2, 3]) line.enter(one("a"), () => went.push(n));
  while (line.next());
  expect(went).toEqual([1, 2, 3]);
});

test("a workspace that had nothing of late goes before one that had much, until they are even", () => {
  const line = fairLine(() => 0);
  for (let n = 0; n < 3; n++) line.count(one("huge"));
  const went = order(line, [...Array(5).fill(one("huge")), ...Array(5).fill(one("small"))]);
  expect(went.slice(0, 3)).toEqual(Array(3).fill("small/ev"));
  expect(share(went.slice(3, 7), "huge")).toBe(2);
});

test("a new work of a workspace that had as much as the other's huge one has two calls of three", () => {
  const line = fairLine(() => 0);
  for (let n = 0; n < 100; n++) for (const party of [one("huge"), one("small", "earlier")]) line.count(party);
  for (let n = 0; n < 30; n++) line.count(one("small", "earlier"));
  const went = order(line, [...Array(30).fill(one("huge")), ...Array(30).fill(one("small", "new"))]);
  expect(share(went.slice(0, 30), "small")).toBe(20);
});

test("many works of one workspace leave another's a third at least", () => {
  const line = fairLine(() => 0);
  const many = Array.from({ length: 60 }, (_, n) => one("many", `ev${n}`));
  const went = order(line, [...many, ...Array(60).fill(one("single"))]);
  expect(share(went.slice(0, 30), "single")).toBeGreaterThanOrEqual(10);
});

test("what was had is forgotten by half in half a minute", () => {
  let now = 0;
  const line = fairLine(() => now);
  for (let n = 0; n < 8; n++) line.count(one("early"));
  now = 90_000; // 8 → 1
  for (let n = 0; n < 2; n++) line.count(one("late"));
  expect(order(line, [one("late"), one("early")])[0]).toBe("early/ev");
});

test("who left is not called", () => {
  const line = fairLine(() => 0);
  let called = false;
  const place = line.enter(one("a"), () => {
    called = true;
  });
  expect(place.leave()).toBe(true);
  expect(line.next()).toBe(false);
  expect(place.leave()).toBe(false);
  expect(called).toBe(false);
});
