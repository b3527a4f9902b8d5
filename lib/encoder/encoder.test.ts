import { beforeAll, describe, expect, test } from "vitest";
import { bundleThreads } from "@/tests/bundle-threads";
import { embed } from "./embed";
import { Encoder } from "./encoder";

beforeAll(bundleThreads);

const dot = (a: number[] = [], b: number[] = []) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const refund = "The refund will arrive in 5 days";

describe("Encoder", () => {
  const encoder = new Encoder({ idleMs: 300_000, joinMs: 1 });

  test("starts no thread before the first text", async () => {
    expect(new Encoder().loaded).toBe(false);
    expect(await new Encoder().embed([])).toEqual([]);
  });

  test("sentences of like meaning lie close, others do not (figures measured apart)", async () => {
    const [a, b, c] = await embed([refund, "Your money comes back within a week", "The cat sat on the mat"]);
    expect(dot(a, b)).toBeCloseTo(0.6025, 3);
    expect(dot(a, c)).toBeCloseTo(0.1346, 3);
  });

  test("vectors have 512 dimensions and length 1, whatever the text", async () => {
    const texts = [refund, "", " \n", "😀", "日本語", "x".repeat(20_000), "\u0000", "\ud800"];
    for (const vector of await encoder.embed(texts)) {
      expect(vector).toHaveLength(512);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  test("the order of the texts is kept across batches, and company changes nothing", async () => {
    const texts = Array.from({ length: 70 }, (_, i) => `Sentence number ${i} about parcels`);
    const together = await encoder.embed([...texts, ...texts.toReversed()]);
    const [alone] = await new Encoder({ idleMs: 0, joinMs: 0 }).embed([texts[42] ?? ""]);
    expect(dot(together[42], alone)).toBeCloseTo(1, 5);
    expect(together[97]).toEqual(together[42]);
    expect(together[69]).not.toEqual(together[42]);
  });

  test("a caller that changes its vector does not change the next one's", async () => {
    const [first] = await encoder.embed([refund]);
    const before = [...(first ?? [])];
    first?.fill(0);
    expect(await encoder.embed([refund])).toEqual([before]);
  });

  test("only the first 8 000 characters count", async () => {
    const start = "word ".repeat(1_600);
    const [a, b] = await encoder.embed([`${start}cats`, `${start}dogs`]);
    expect(a).toEqual(b);
  });

  test("unloads when idle and comes back with the next text", async () => {
    const brief = new Encoder({ idleMs: 5, joinMs: 0 });
    const [first] = await brief.embed([refund]);
    await expect.poll(() => brief.loaded, { timeout: 10_000 }).toBe(false);
    expect(await brief.embed([refund])).toEqual([first]);
    expect(brief.loaded).toBe(false); // the answer was kept, so nothing was loaded for it
    await brief.embed(["another text"]);
    expect(brief.loaded).toBe(true);
  });
});
