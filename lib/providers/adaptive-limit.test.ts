import { expect, test } from "vitest";
import { adaptiveLimit } from "./adaptive-limit";

function aLimit() {
  let now = 0;
  const limit = adaptiveLimit(() => now);
  const later = (ms: number) => {
    now += ms;
  };
  return { ...limit, later };
}

test("allows as many as are allowed until a call is refused", () => {
  const limit = aLimit();
  expect(limit.now(20)).toBe(20);
  limit.answered(20);
  expect(limit.now(50)).toBe(50);
});

test("drops once for calls that are refused together, again for one refused later, and never below one", () => {
  const limit = aLimit();
  for (let n = 0; n < 20; n++) limit.refused(20);
  expect(limit.now(20)).toBe(14);
  limit.later(1_000);
  limit.refused(14);
  expect(limit.now(20)).toBe(9);
  for (let n = 0; n < 50; n++) {
    limit.later(1_000);
    limit.refused(limit.now(20));
  }
  expect(limit.now(20)).toBe(1);
});

test("recovers by one with each round of answers, and stops at what is allowed", () => {
  const limit = aLimit();
  limit.refused(20);
  for (let round = 1; round <= 6; round++) {
    for (let call = limit.now(20); call > 0; call--) limit.answered(20);
    expect(limit.now(20)).toBeGreaterThanOrEqual(Math.min(20, 13 + round));
  }
  for (let call = 0; call < 200; call++) limit.answered(20);
  expect(limit.now(20)).toBe(20);
});

test("a wide one recovers in about as many rounds as a narrow one", () => {
  const limit = aLimit();
  limit.refused(1);
  let rounds = 0;
  for (; limit.now(300) < 300; rounds++) for (let call = limit.now(300); call > 0; call--) limit.answered(300);
  expect(rounds).toBeLessThan(40);
});
