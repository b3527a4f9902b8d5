import { beforeAll, describe, expect, test, vi } from "vitest";
import { bundleThreads } from "@/tests/bundle-threads";
import { embed } from "./embed";
import { Encoder } from "./encoder";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // threads are slow to start on a busy machine
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

  // No figures: only that what means the same lies nearer than what does not.
  test.each([
    ["How do I reset my password?", "I forgot my password and cannot sign in.", "What does shipping to Norway cost?"],
    ["The parcel arrived broken.", "My package was damaged when it came.", "Please change my billing address."],
    ["You can cancel at any time.", "There is no minimum term; end it whenever you like.", "Our office is in Berlin."],
    ["The flight was delayed by two hours.", "Our plane left two hours late.", "The soup needs more salt."],
    ["She plays the violin.", "A woman is making music on a violin.", "The stock market fell sharply."],
    ["Prices include VAT.", "Tax is already part of the price.", "The meeting is on Tuesday."],
  ])("“%s” is nearer to what means the same than to what does not", async (text, alike, other) => {
    const [a, b, c] = await embed([text, alike, other]);
    expect(dot(a, b)).toBeGreaterThan(dot(a, c) + 0.1);
  });

  test("vectors have 512 dimensions and length 1, whatever the text", async () => {
    await expect(new Encoder({ idleMs: 0, joinMs: 0 }).embed([""])).resolves.toHaveLength(1);
    const texts = [refund, "", " \n", "😀", "日本語", "x".repeat(1_000), "\u0000", "\ud800"];
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

  test("a long text counts to its end, though the model reads 128 tokens, and to 8 000 characters", async () => {
    const start = "We sell shoes. ".repeat(60);
    const [cats, dogs] = await encoder.embed([
      `${start}${"Cats are funny. ".repeat(60)}`,
      `${start}${"Taxes are due. ".repeat(60)}`,
    ]);
    expect(dot(cats, dogs)).toBeLessThan(0.95);
    const long = "word ".repeat(1_600);
    const [a, b] = await encoder.embed([`${long}${"Cats are funny. ".repeat(60)}`, `${long}${"Taxes are due. ".repeat(60)}`]);
    expect(a).toEqual(b);
  });

  test("a text cut in pieces lies between its parts", async () => {
    const [shoes, taxes] = ["We sell shoes. ".repeat(22), "Taxes are due. ".repeat(22)];
    const [a, b, both] = await encoder.embed([shoes, taxes, shoes + taxes]);
    expect(Math.min(dot(a, both), dot(b, both))).toBeGreaterThan(dot(a, b) + 0.1);
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
