import { describe, expect, test } from "vitest";
import { z } from "zod";
import { evaluators, findEvaluator } from "./index";

type FormField = { description?: string; $ref?: string };

describe("the catalogue", () => {
  test("finds each by its type and nothing by what objects inherit", () => {
    for (const [type, evaluator] of Object.entries(evaluators)) expect(findEvaluator(type)).toBe(evaluator);
    for (const type of ["constructor", "__proto__", "toString", ""]) expect(findEvaluator(type)).toBeNull();
  });

  test.each(Object.values(evaluators))(
    "$type: options are strict and every field is described in their JSON Schema",
    ({ options, about }) => {
      const schema = z.toJSONSchema(options, { io: "input" });
      expect(schema.additionalProperties).toBe(false);
      const undescribed = Object.entries(schema.properties ?? {}).filter(([, field]) => !(field as FormField).description); // safe: toJSONSchema made it
      expect(undescribed.map(([name]) => name)).toEqual([]);
      expect(about).toMatch(/\.$/);
    },
  );
});
