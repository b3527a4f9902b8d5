import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Json } from "@/lib/clean-text";
import { readVectors } from "@/tests/read-vectors";
import { VectorPartials } from "@/tests/vector-partials";
import type { Partials } from "./content";
import { TemplateLimit } from "./render-budget";
import { renderTemplate } from "./render-template";
import { templateReader } from "./template-reader";

const read = templateReader({});

const vectors = readVectors(
  "render",
  z.object({
    name: z.string(),
    template: z.string(),
    partials: VectorPartials.optional(),
    // Not z.record: it drops a key `__proto__`, which some vectors are about.
    values: z.custom<Record<string, Json>>((values) => typeof values === "object"),
    expected: z.string().optional(),
    error: z.object({ line: z.number(), column: z.number(), message: z.string() }).optional(),
  }),
);

const render = (template: string, values: Record<string, Json>, partials?: Partials) => {
  const { nodes, errors, inlined } = templateReader({ partials })(template);
  expect(errors).toEqual([]);
  const written = renderTemplate(nodes, values);
  if (inlined !== null) expect(render(inlined, values)).toBe(written);
  return written;
};

describe("the vectors", () => {
  test.each(vectors)("$name", ({ template, partials, values, expected, error }) => {
    if (expected !== undefined) return expect(render(template, values, partials)).toBe(expected);
    const [first] = read(template).errors;
    expect({ line: first?.place.line, column: first?.place.column }).toEqual({ line: error?.line, column: error?.column });
    expect(first?.message).toContain(error?.message);
  });
});

describe("for any values", () => {
  const literal = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll(/[{}]/g, ""));
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("{{secret}}", "{{{secret}}}", "{{", "}}", "{{#a}}", "{{/a}}", "{{=<% %>=}}", "{{> x}}", "$&", "\r\n"),
  );

  test("the output is the template's own text with the values between, and never a tag read again", () => {
    fc.assert(
      fc.property(literal, fc.array(fc.tuple(hostile, literal), { maxLength: 8 }), (start, pairs) => {
        const template = start + pairs.map(([, text], index) => `{{v${index}}}${text}`).join("");
        const values = Object.fromEntries(pairs.map(([value], index) => [`v${index}`, value]));
        const written = render(template, { ...values, secret: "\u{10FFFD}" });
        expect(written).toBe(start + pairs.map(([value, text]) => value + text).join(""));
      }),
    );
  });

  test("a JSON value prints as the JSON that was given", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: Json = JSON.parse(text);
        if (value === null || typeof value === "string") return;
        expect(render("<{{x}}>", { x: value })).toBe(`<${JSON.stringify(value)}>`);
      }),
    );
  });

  test("no name reaches beyond own data", () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype).concat(
      Object.getOwnPropertyNames(Array.prototype),
      "prototype",
    );
    const values = { text: "abc", list: [1], object: {}, number: 1 };
    for (const name of inherited)
      expect(render(["", "text.", "list.", "object.", "number."].map((root) => `{{${root}${name}}}`).join(""), values)).toBe("");
  });
});

describe("limits", () => {
  test("sections that repeat without end stop, though they write nothing", () => {
    const { nodes } = read("{{#a}}".repeat(20) + "{{/a}}".repeat(20));
    expect(() => renderTemplate(nodes, { a: Array(100).fill(true) })).toThrow(TemplateLimit);
  });

  test("so does one empty section over too many items", () => {
    const { nodes } = read("{{#a}}{{/a}}");
    expect(() => renderTemplate(nodes, { a: Array(1_000_001).fill(true) })).toThrow(TemplateLimit);
  });

  test("text that grows beyond two million characters stops", () => {
    const { nodes } = read("{{#a}}{{b}}{{/a}}");
    const values = (size: number) => ({ a: Array(2_000).fill(true), b: "x".repeat(size) });
    expect(renderTemplate(nodes, values(1_000))).toHaveLength(2_000_000);
    expect(() => renderTemplate(nodes, values(1_001))).toThrow("longer than 2000000 characters");
  });

  test("JSON nested too deep to be written is a limit, not a crash", () => {
    let deep: Json = [];
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
    const { nodes } = read("{{a}}");
    expect(() => renderTemplate(nodes, { a: deep })).toThrow("nested too deep");
  });
});
