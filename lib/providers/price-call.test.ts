import { describe, expect, test } from "vitest";
import { priceCall } from "./price-call";

const prices = { asked: { input: 2, output: 8, cached: 0.5 }, served: { input: 4, output: 16 } };
const usage = { inputTokens: 1_000_000, outputTokens: 500_000, cachedTokens: 400_000 };

test("cached input has its own price, the rest the plain one", () => {
  expect(priceCall(prices, { served: "asked-2026", asked: "asked" }, usage)).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 4, 9);
});

test("the served model's price goes first; cached input without a price of its own costs the plain one", () => {
  expect(priceCall(prices, { served: "served", asked: "asked" }, usage)).toBeCloseTo(4 + 8, 9);
});

test("unknown stays unknown, never 0", () => {
  expect(priceCall(prices, { served: "x", asked: "y" }, usage)).toBeNull();
  expect(priceCall(prices, { served: "asked", asked: "asked" }, null)).toBeNull();
  expect(priceCall(prices, { served: "constructor", asked: "toString" }, usage)).toBeNull();
});

describe("a price of its day", () => {
  const dated = {
    m: [
      { input: 9, output: 9 },
      { from: "2026-03-01", input: 2, output: 8 },
      { from: "2026-06-01", input: 1, output: 4, reasoning: 6 },
    ],
  };
  const cost = (day: string, usage = { inputTokens: 1_000_000, outputTokens: 0 }) =>
    priceCall(dated, { served: "m", asked: "m" }, usage, new Date(day));

  test("is the newest that has begun, by UTC; before the first, the one that names no day", () => {
    expect(cost("2026-02-28T23:59:59Z")).toBe(9);
    expect(cost("2026-03-01T00:00:00Z")).toBe(2);
    expect(cost("2026-05-31T23:59:59Z")).toBe(2);
    expect(cost("2026-06-01T00:00:00Z")).toBe(1);
  });

  test("is unknown before the first", () => {
    const from = { m: [{ from: "2026-03-01", input: 2, output: 8 }] };
    expect(priceCall(from, { served: "m", asked: "m" }, usage, new Date("2026-02-28"))).toBeNull();
  });

  test("takes reasoning at its own price, and at the output's where there is none", () => {
    const reasoned = { inputTokens: 0, outputTokens: 1_000_000, reasoningTokens: 400_000 };
    expect(cost("2026-06-02", reasoned)).toBeCloseTo(0.6 * 4 + 0.4 * 6, 9);
    expect(cost("2026-03-02", reasoned)).toBeCloseTo(8, 9);
  });
});
