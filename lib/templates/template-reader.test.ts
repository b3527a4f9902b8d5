import fc from "fast-check";
import mustache from "mustache";
import { describe, expect, test } from "vitest";
import { checkContent } from "./check-content";
import { Content, type Partials } from "./content";
import { RenderBudget } from "./render-budget";
import { renderTemplate } from "./render-template";
import { templateReader } from "./template-reader";

const contentHash = "0".repeat(64);
const pin = (text: string, partials?: Partials) => ({ contentHash, text, partials });

describe("templateReader", () => {
  test("names every use with its place, kind and the sections around it", () => {
    const { names } = templateReader({})("{{a.b}}\n {{#c}}{{^d}}{{.}}{{/d}}{{/c}}");
    expect(names.map(({ name, kind, within, place }) => [name, kind, within, place.line, place.column])).toEqual([
      ["a.b", "value", [], 1, 1],
      ["c", "section", [], 2, 2],
      ["d", "inverted", ["c"], 2, 8],
      [".", "value", ["c"], 2, 14],
    ]);
  });

  test("says where a name in an included text stands, at the tag that brings it in", () => {
    const partials = { a: pin("1\n  {{> b}}", { b: pin("{{^x}}\n{{y}}{{/x}}") }) };
    const { names } = templateReader({ partials })("{{#c}}\n{{> a}}{{/c}}");
    expect(names.map(({ name, within, place, from }) => [name, within, place.line, place.column, from])).toEqual([
      ["c", [], 1, 1, ""],
      ["x", ["c"], 2, 1, "In “a → b”, line 1, column 1: "],
      ["y", ["c"], 2, 1, "In “a → b”, line 2, column 1: "],
    ]);
  });

  test("says why a text is not there, and that a prompt cannot include itself", () => {
    const read = templateReader({ slug: "mine", absent: { tone: "It is archived." }, partials: { a: pin("{{> mine}}") } });
    expect(read("{{> tone}} {{> mine}} {{> a}}").errors.map(({ message }) => message)).toEqual([
      "It is archived.",
      "Prompts cannot include each other in a circle: mine → mine.",
      "Prompts cannot include each other in a circle: mine → a → mine.",
    ]);
  });

  test("what is included is bounded over all texts of a content, however few characters ask for it", () => {
    let bomb = pin("x".repeat(40));
    for (const slug of ["e", "d", "c", "b"]) bomb = pin(`{{> ${slug}}}`.repeat(40), { [slug]: bomb });
    const { errors, nodes } = templateReader({ partials: { a: bomb } })("{{> a}}");
    expect(nodes).toEqual([]);
    expect(errors[0]?.message).toMatch(/longer than 500000 characters in all: a → b → c → d → e\.$/);

    const read = templateReader({ partials: { a: pin("x".repeat(200_000)) } });
    expect([read("{{> a}}"), read("{{> a}}"), read("{{> a}}")].map(({ errors }) => errors.length)).toEqual([0, 0, 1]);
    const blank = pin("x\n".repeat(1_000));
    expect(templateReader({ partials: { a: blank } })(`${" ".repeat(1_000)}{{> a}}`).errors).toHaveLength(1);
  });

  test("a text too long once everything is written in is refused, since applications get it so", () => {
    const { errors } = templateReader({ partials: { a: pin("x".repeat(300_000)) } })(`${"x".repeat(300_000)}{{> a}}`);
    expect(errors[0]?.message).toBe("With what it includes this text is longer than 500000 characters.");
    const url = { type: "image_url", image_url: { url: "{{> a}}" } };
    const content = { messages: [{ role: "user", content: [url] }], variables: [], model: { name: "m" } };
    const report = checkContent(Content.parse({ ...content, partials: { a: pin("x".repeat(10_001)) } }));
    expect(report.errors).toMatchObject([
      { path: "messages.0.content.0.image_url.url", message: /longer than 10000 characters/ },
    ]);
  });
});

const bit = fc.constantFrom(
  ...["{", "}", "<", " ", "\n", "\r\n", "  \n", "a", "text", "\t", "%>", "{{! c }}", "{{=<% %>=}}<%a%> {{ }}<%={{ }}=%>"],
  ...[
    "{{a}}",
    "{{&a}}",
    "{{{a}}}",
    "{{c.d}}",
    "{{> p}}",
    "{{>q}}",
    "\n{{> p}}\n",
    "\n  {{>q}}\n",
    "{{=<% %>=}}<%> q%><%={{ }}=%>",
  ],
);
const { body: written } = fc.letrec<{ body: string; section: string }>((tie) => ({
  section: fc
    .tuple(fc.constantFrom("{{#a}}*{{/a}}", "{{^a}}*{{/a}}", "{{#b}}*{{/b}}", "{{#c}}*{{/c}}", "{{^c}}*{{/c}}"), tie("body"))
    .map(([around, inner]) => around.replace("*", () => inner)),
  body: fc.array(fc.oneof({ depthSize: "small" }, bit, bit, tie("section")), { maxLength: 6 }).map((pieces) => pieces.join("")),
}));
const values = fc.record({
  a: fc.constantFrom("A", "", "{{b}}", "1\n2"),
  b: fc.constantFrom<unknown>(true, false, [], [1, 2], null),
  c: fc.constantFrom<unknown>({ d: "D", c: null }, [{ d: 1 }, { d: { d: 2 } }], { c: { c: 1 } }),
});

describe("for any texts", () => {
  const anyTexts = fc.record({ text: written, p: written, q: written, values });
  const readAll = ({ text, p, q }: { text: string; p: string; q: string }) =>
    templateReader({ partials: { p: pin(p, { q: pin(q) }), q: pin(q) } })(text);

  test("with everything written in, it renders the same, and is a template that needs nothing more", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyTexts, ({ values, ...texts }) => {
        const { nodes, errors, inlined } = readAll(texts);
        if (errors.length > 0 || inlined === null) return;
        compared += 1;
        const again = templateReader({})(inlined);
        expect(again.errors).toEqual([]);
        const given = JSON.parse(JSON.stringify(values));
        expect(renderTemplate(again.nodes, given, new RenderBudget())).toBe(renderTemplate(nodes, given, new RenderBudget()));
      }),
      { numRuns: 5_000 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test("alone on its line or not beside other tags, an include renders as the package renders it", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyTexts, ({ text, p, q, values: { a } }) => {
        // The package indents an include that has text after it, and eats the blanks between two: neither is in the specification.
        if (/[^\n]\{\{>|\{\{> ?[pq]\}\}(?!\n|$)|[<][%]>/.test(`${text}\n${p}\n${q}`.replaceAll(/(^|\n)[ \t]*(?=\{\{>)/g, "\n")))
          return;
        const { nodes, errors } = readAll({ text, p, q });
        if (errors.length > 0) return;
        compared += 1;
        const given = { a, b: [1, 2], c: { d: "D" } };
        const options = { tags: ["{{", "}}"] as [string, string], escape: String };
        expect(renderTemplate(nodes, given)).toBe(new mustache.Writer().render(text, given, { p, q }, options));
      }),
      { numRuns: 5_000 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});
