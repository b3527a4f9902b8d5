import { expect, test } from "vitest";
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
