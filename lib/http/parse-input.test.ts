import { expect, test } from "vitest";
import { z } from "zod";
import { parseInput } from "./parse-input";

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

test("refuses what is nested deeper than JSON from outside may be, before anything walks it", () => {
  expect(parseInput(z.unknown(), { x: nested(63) })).toBeDefined();
  for (const depth of [64, 1_000, 5_000])
    expect(() => parseInput(z.unknown(), { x: nested(depth) })).toThrow("nested deeper than 64 levels");
});

test("refuses an input that holds itself", () => {
  const ring: Record<string, unknown> = {};
  ring.again = ring;
  expect(() => parseInput(z.unknown(), ring)).toThrow("nested deeper than 64 levels");
});

test("refuses an input that names one object so often that nobody could walk it all", () => {
  let shared: Record<string, unknown> = { end: "here" };
  for (let at = 0; at < 25; at++) shared = { left: shared, right: shared };
  expect(() => parseInput(z.unknown(), shared)).toThrow("larger than any that is taken");
});

test("takes an object that stands in several places", () => {
  const model = { name: "sandbox" };
  expect(parseInput(z.unknown(), { arms: [{ model }, { model }] })).toEqual({ arms: [{ model }, { model }] });
});
