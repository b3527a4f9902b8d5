import fc from "fast-check";
import mustache from "mustache";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "./parse-template";
import { renderTemplate } from "./render-template";
import { templateReader } from "./template-reader";

const values = { a: "A", b: false };

/** What the package itself makes of a template, unescaped; null when it refuses. */
function packageSays(template: string): string | null {
  try {
    return new mustache.Writer().render(template, values, {}, { tags: ["{{", "}}"], escape: String });
  } catch {
    return null;
  }
}

describe("parseTemplate", () => {
  test("a text with an error has no nodes", () => {
    expect(parseTemplate("{{a}} {{b c}}").nodes).toEqual([]);
  });

  test("tells every bad tag of a text, up to twenty", () => {
    expect(parseTemplate("{{a b}}".repeat(3)).errors.map(({ place }) => place.column)).toEqual([1, 8, 15]);
    expect(parseTemplate("{{a b}}".repeat(30)).errors).toHaveLength(20);
  });

  test("keeps no template of another text: delimiters changed in one are back in the next", () => {
    expect(parseTemplate("{{=<% %>=}}{{a}}").nodes).toEqual([{ kind: "text", text: "{{a}}" }]);
    expect(parseTemplate("{{a}}").nodes).toMatchObject([{ kind: "value" }]);
  });

  test("what has no fault reads as the package itself reads it, and what the package refuses has a fault of ours", () => {
    const piece = fc.constantFrom(
      "{{",
      "}}",
      "{{{",
      "}}}",
      "{",
      "}",
      "#",
      "^",
      "/",
      "&",
      "!",
      "=",
      ">",
      " ",
      "\n",
      "a",
      "b",
      "<%",
      "%>",
      "{{=<% %>=}}",
      "<%={{ }}=%>",
      "{{a}}",
      "{{#a}}",
      "{{/a}}",
      "<%a%>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const template = pieces.join("");
        const { nodes, errors } = templateReader({})(template);
        if (errors.length === 0) expect(renderTemplate(nodes, values)).toBe(packageSays(template));
        // The package's own words end in an offset: with none of them left, our search found every fault first.
        for (const { message } of errors) expect(message).not.toMatch(/ at \d+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test("texts that would hold the parser for long are refused", () => {
    expect(parseTemplate(`{{!${" ".repeat(100_000)}x}}`).errors[0]?.message).toContain("blanks in a row");
    expect(parseTemplate(`{{=| |=}}${"|a|".repeat(150_000)}`).errors[0]?.message).toContain("Too many tags");
    expect(parseTemplate(`{{=${"a".repeat(5_000)} b=}}`).errors[0]?.message).toContain("at most 10 characters");
  });

  test("a long text with many tags is not", () => {
    expect(parseTemplate("{{a}} ".repeat(10_000)).nodes).toHaveLength(20_000);
  });
});
