import { expect, test } from "vitest";
import { batch } from "./batch";

test("joins what comes in together and tells each when it is stored", async () => {
  const flushed: number[][] = [];
  const { add } = batch<number>(async (items) => void flushed.push(items), { size: 3, delayMs: 1 });
  await Promise.all([1, 2, 3, 4].map(add));
  expect(flushed.flat()).toEqual([1, 2, 3, 4]);
  expect(flushed.length).toBeLessThan(4);
});

test("flushes one batch at a time, in order", async () => {
  let open = 0;
  let most = 0;
  const order: number[] = [];
  const { add } = batch<number>(
    async (items) => {
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      order.push(...items);
      open--;
    },
    { size: 1, delayMs: 1 },
  );
  await Promise.all(Array.from({ length: 50 }, (_, i) => add(i)));
  expect(most).toBe(1);
  expect(order).toEqual(Array.from({ length: 50 }, (_, i) => i));
});

test("fails those of the broken batch and goes on with the next", async () => {
  const { add } = batch<string>(
    async (items) => {
      if (items.includes("bad")) throw new Error("no");
    },
    { size: 1, delayMs: 1 },
  );
  const [bad] = await Promise.allSettled([add("bad")]);
  expect(bad).toMatchObject({ status: "rejected" });
  await expect(add("good")).resolves.toBeUndefined();
});
