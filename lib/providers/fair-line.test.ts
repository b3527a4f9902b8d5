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
  expect(went.slice(3, 7).sort()).toEqual(["huge/ev", "huge/ev", "small/ev", "small/ev"]);
});

test("many works of one workspace are together no more than the one of another", () => {
  const line = fairLine(() => 0);
  const many = Array.from({ length: 12 }, (_, n) => one("many", `ev${n % 4}`));
  const went = order(line, [...many, ...Array(12).fill(one("single"))]);
  expect(went.slice(0, 12).filter((name) => name.startsWith("single"))).toHaveLength(6);
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
