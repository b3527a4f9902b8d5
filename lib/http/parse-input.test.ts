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
