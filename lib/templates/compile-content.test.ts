import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { readVectors } from "@/tests/read-vectors";
import { VectorPartials } from "@/tests/vector-partials";
import { compileContent } from "./compile-content";
import { ChatMessage, Content, TemplateMessage, Values, Variable } from "./content";
import { contentCompiler } from "./content-compiler";
import { inlineContent } from "./inline-content";

const vectors = readVectors(
  "compile",
  z.object({
    name: z.string(),
    messages: z.array(TemplateMessage),
    variables: z.array(Variable),
    partials: VectorPartials.optional(),
    values: Values,
    expected: z.array(ChatMessage).optional(),
    unusedValues: z.array(z.string()).default([]),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
);

const model = { name: "m", temperature: 0.5, tools: [{ b: 1, a: "{{x}}" }] };
const contentOf = (parts: { messages: unknown[]; variables: unknown[]; partials?: unknown }) =>
  Content.parse({ ...parts, model });
const user = (content: string) => ({ role: "user", content });

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the vectors", () => {
  test.each(vectors)("$name", ({ messages, variables, partials, values, expected, unusedValues, errors }) => {
    const content = contentOf({ messages, variables, partials });
    if (expected) {
      expect(compileContent(content, values)).toEqual({ messages: expected, model, unusedValues });
      return expect(compileContent(inlineContent(content), values)).toEqual({ messages: expected, model, unusedValues });
    }
    const refused = refusal(() => compileContent(content, values));
    expect(refused.code).toBe("unprocessable");
    expect(refused.extra.errors).toEqual(
      errors?.map(({ path, message }) => ({ path, message: expect.stringContaining(message) })),
    );
  });
});

describe("compileContent", () => {
  test("says the first fault and how many more there are", () => {
    const content = contentOf({ messages: [user("{{a}}{{b}}")], variables: [{ name: "a" }, { name: "b" }] });
    expect(refusal(() => compileContent(content, {})).message).toBe(
      "The prompt cannot be compiled. “a” is required and has no value. And 1 more.",
    );
  });

  test("a number must be finite", () => {
    const content = contentOf({ messages: [user("{{a}}")], variables: [{ name: "a", type: "number" }] });
    for (const a of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(refusal(() => compileContent(content, { a })).extra.errors).toEqual([
        { path: "variables.a", message: "“a” must be a finite number." },
      ]);
  });

  test("the limit on text holds for all messages together, those of a placeholder too", () => {
    const content = contentOf({
      messages: [user("{{a}}"), { placeholder: "h" }, user("{{a}}")],
      variables: [{ name: "a" }, { name: "h", type: "messages", required: false }],
    });
    expect(compileContent(content, { a: "x".repeat(900_000) }).messages).toHaveLength(2);
    const history = [user("x".repeat(400_000))];
    expect(refusal(() => compileContent(content, { a: "x".repeat(900_000), h: history })).extra.errors).toEqual([
      { path: "content.messages.2", message: "The compiled text is longer than 2000000 characters." },
    ]);
  });

  test("the limit on messages holds across placeholders", () => {
    const content = contentOf({ messages: Array(3).fill({ placeholder: "h" }), variables: [{ name: "h", type: "messages" }] });
    const h = Array(1_000).fill(user(""));
    expect(refusal(() => compileContent(content, { h })).message).toContain("more than 2000 messages");
  });

  test("neither content nor values are changed", () => {
    const content = contentOf({
      messages: [user("{{a.b}}"), { placeholder: "h" }],
      variables: [
        { name: "a", type: "json" },
        { name: "h", type: "messages" },
      ],
    });
    const values = { a: { b: 1 }, h: [user("x")] };
    const before = structuredClone({ content, values });
    compileContent(content, values);
    expect({ content, values }).toEqual(before);
  });
});

describe("contentCompiler", () => {
  test("compiles one content with many values, none of which stays", () => {
    const content = contentOf({ messages: [user("{{a}}{{b}}")], variables: [{ name: "a" }, { name: "b", required: false }] });
    const compile = contentCompiler(content);
    expect(compile({ a: "1", b: "2" }).messages).toEqual([user("12")]);
    expect(compile({ a: "3" }).messages).toEqual([user("3")]);
  });

  test("takes a broken content, and refuses only when it is used", () => {
    const compile = contentCompiler(contentOf({ messages: [user("{{")], variables: [] }));
    expect(refusal(() => compile({})).extra.errors?.[0]?.path).toBe("content.messages.0.content");
  });
});
