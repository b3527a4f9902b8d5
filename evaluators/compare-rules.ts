import { z } from "zod";

const path = z.string().min(1).max(500);
const tolerance = z.number().min(0).max(1e15);

/** How two JSON values are compared: options that `json-match` and `tool-calls` share. */
export const compareRules = {
  strings: z
    .enum(["exact", "ignore-case", "normalised"])
    .default("exact")
    .describe("exact: the same after NFC; ignore-case: in any case; normalised: in any case, white space trimmed and collapsed"),
  absoluteTolerance: tolerance.default(0).describe("Numbers may differ by so much"),
  relativeTolerance: tolerance.default(0).describe("Numbers may differ by this share of the expected one: 0.01 is 1 %"),
  arrays: z.enum(["ordered", "any-order"]).default("ordered").describe("Whether the order of an array's elements counts"),
  surplus: z.enum(["count", "ignore"]).default("count").describe("Whether fields that are not expected count as differences"),
  ignore: z
    .array(path)
    .max(100)
    .default([])
    .describe("Paths left out, with all below: /meta/id, or items.*.id where * is any one name or index"),
};
const Rules = z.strictObject(compareRules);

/** `weights`: by path; what has none weighs 1. */
export type CompareRules = z.infer<typeof Rules> & { weights: Record<string, number> };

export const compareWeights = z
  .record(path, z.number().positive().max(1_000))
  .refine((weights) => Object.keys(weights).length <= 100, "at most 100 weights")
  .default({})
  .describe('Weight of the fields at or below a path, such as { "/total": 5, "items.*.price": 2 }; others weigh 1');
