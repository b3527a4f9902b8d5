import { expect, test } from "vitest";
import { itemFeed } from "./item-feed";
import type { ClaimedItem } from "./lane";

const item = (n: number): ClaimedItem => ({
  resultId: `res_${n}`,
  armId: "arm",
  trial: 1,
  attempt: 1,
  failed: { limited: 0, timedOut: 0, otherwise: 0 },
  failedJudgeCalls: 0,
  idempotencyKey: "key",
  case: { id: "case", tags: [], variables: {}, expectations: {}, metadata: {} },
  stored: null,
});

function source(count: number) {
  const limits: number[] = [];
  let given = 0;
  return {
    limits,
    given: () => given,
    claim: async (limit: number) => {
      limits.push(limit);
      const items = Array.from({ length: Math.min(limit, count - given) }, () => item(given++));
      return items;
    },
    dueInMs: async () => (given < count ? 0 : null),
  };
}

const never = new AbortController().signal;

test("hands out every item once, to any number of takers, then ends", async () => {
  const from = source(103);
  const feed = itemFeed(from, () => 10, never);
  const seen: string[] = [];
  await Promise.all(
    Array.from({ length: 7 }, async () => {
      for (let next = await feed.next(); next; next = await feed.next()) seen.push(next.resultId);
    }),
  );
  expect(new Set(seen).size).toBe(103);
  expect(seen).toHaveLength(103);
});

test("never holds more than one window that it has not handed out", async () => {
  const from = source(100);
  const feed = itemFeed(from, () => 10, never);
  for (let taken = 1; taken <= 60; taken++) {
    await feed.next();
    await new Promise(setImmediate);
    expect(from.given() - taken).toBeLessThanOrEqual(10);
  }
});

test("waits for items that come due instead of ending", async () => {
  let asked = 0;
  const late = {
    claim: async () => (++asked < 3 ? [] : asked === 3 ? [item(1)] : []),
    dueInMs: async () => (asked < 3 ? 1 : null),
  };
  const feed = itemFeed(late, () => 2, never);
  expect((await feed.next())?.resultId).toBe("res_1");
  expect(await feed.next()).toBeNull();
});

test("asks seldom while its last calls are under way", async () => {
  let asked = 0;
  const stop = new AbortController();
  const underWay = {
    claim: async () => [],
    dueInMs: async () => {
      if (++asked === 6) stop.abort();
      return 0;
    },
  };
  const startedAt = performance.now();
  expect(await itemFeed(underWay, () => 4, stop.signal).next()).toBeNull();
  expect(performance.now() - startedAt).toBeGreaterThan(100); // 10 + 20 + 40 + 80 ms, then more
});

test("hands out nothing more once it is told to stop, and gives back what it took", async () => {
  const stop = new AbortController();
  const from = source(100);
  const feed = itemFeed(from, () => 10, stop.signal);
  await feed.next();
  stop.abort();
  expect(await feed.next()).toBeNull();
  expect(await feed.rest()).toHaveLength(from.given() - 1);
});

test("gives back what a claim brings that was under way when it was told to stop", async () => {
  const stop = new AbortController();
  const late = Promise.withResolvers<ClaimedItem[]>();
  let claims = 0;
  const slow = {
    claim: () => (claims++ === 0 ? Promise.resolve([item(0)]) : late.promise),
    dueInMs: async () => 0,
  };
  const feed = itemFeed(slow, () => 4, stop.signal);
  await feed.next();
  const next = feed.next();
  stop.abort();
  const rest = feed.rest();
  late.resolve([item(1), item(2)]);
  await next;
  expect(await rest).toHaveLength(2);
});

test("passes on the error of a claim", async () => {
  const broken = { claim: () => Promise.reject(new Error("no database")), dueInMs: async () => null };
  await expect(itemFeed(broken, () => 2, never).next()).rejects.toThrow("no database");
});
