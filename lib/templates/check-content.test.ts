import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readVectors } from "@/tests/read-vectors";
import { VectorPartials } from "@/tests/vector-partials";
import { checkContent } from "./check-content";
import { Content, TemplateMessage, Variable } from "./content";

const Place = z.number().nullable();
const vectors = readVectors(
  "check",
  z.object({
    name: z.string(),
    messages: z.array(TemplateMessage),
    variables: z.array(Variable),
    partials: VectorPartials.optional(),
    errors: z.array(z.object({ path: z.string(), line: Place, column: Place, message: z.string() })),
    undeclared: z.array(z.string()),
    unused: z.array(z.string()),
  }),
);

const contentOf = (parts: Omit<Content, "model">) => Content.parse({ ...parts, model: { name: "m" } });

describe("the vectors", () => {
  test.each(vectors)("$name", ({ messages, variables, partials, errors, undeclared, unused }) => {
    const report = checkContent(contentOf({ messages, variables, partials }));
    expect(report).toMatchObject({
      errors: errors.map((error) => ({ ...error, message: expect.stringContaining(error.message) })),
      undeclared,
      unused,
    });
  });
});

describe("checkContent", () => {
  test("says where each undeclared use stands", () => {
    const messages = [
      TemplateMessage.parse({ role: "user", content: "a" }),
      TemplateMessage.parse({ role: "user", content: "\n {{b}}{{b}}" }),
    ];
    const { undeclared, undeclaredAt } = checkContent(contentOf({ messages, variables: [] }));
    expect(undeclared).toEqual(["b"]);
    expect(undeclaredAt.map(({ name, messageIndex, line, column }) => [name, messageIndex, line, column])).toEqual([
      ["b", 1, 2, 2],
      ["b", 1, 2, 7],
    ]);
  });
});
