import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalContent } from "@/lib/templates/canonical-content";
import { Content } from "@/lib/templates/content";
import { blankDraft } from "./blank-draft";
import type { ContentDraft } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";
import { draftOfContent } from "./draft-of-content";
import { stopLines } from "./stop-lines";

const full = Content.parse({
  messages: [
    { role: "system", content: "Help {{name}}\r\n\t  with care. " },
    { placeholder: "history" },
    {
      role: "user",
      content: [
        { type: "text", text: "What is on\nthis?" },
        { type: "image_url", image_url: { url: "https://example.com/{{id}}.png", detail: "low" } },
      ],
    },
    { role: "assistant", content: "", toolCalls: [{ id: "call_1", name: "look", arguments: '{"b":1,"a":2}' }] },
    { role: "tool", content: "found", toolCallId: "" },
    { role: "user", content: [] },
  ],
  variables: [
    { name: "name", type: "string", required: false, default: "", description: "" },
    { name: "wrong", type: "string", default: 5 },
    { name: "nothing", type: "json", default: null },
    { name: "many", type: "number", default: 1e21 },
    { name: "yes", type: "boolean", default: true, description: "a\nb" },
    { name: "order", type: "json", default: { zeta: [1, "2"], alpha: { "": null } } },
    { name: "history", type: "messages", default: [{ role: "user", content: "Hi" }] },
  ],
  model: {
    ...{
      name: "gpt-4.1",
      temperature: 0,
      topP: 0.30000000000000004,
      maxTokens: 1,
      seed: -7,
      stop: ["\n\n", "\\n", " ", "END\t"],
    },
    tools: [{ type: "function", function: { name: "look", parameters: { type: "object", required: ["b", "a"] } } }],
    ...{ responseFormat: { type: "json_object" }, toolChoice: "auto", extra: { zeta: 1, alpha: null, responseFormat: "mine" } },
  },
});
const bare = Content.parse({ messages: [{ role: "user", content: "" }], variables: [], model: { name: "x" } });
const emptied = Content.parse({
  ...bare,
  model: { name: "x", stop: [], tools: [], extra: {}, responseFormat: null, toolChoice: "" },
});

const read = (draft: ContentDraft) => contentOfDraft(draft);
const withModel = (change: Partial<ContentDraft["model"]>): ContentDraft => ({
  ...draftOfContent(bare, null),
  model: { ...draftOfContent(bare, null).model, ...change },
});

test.each([
  ["everything there is", full],
  ["next to nothing", bare],
  ["empty lists and null", emptied],
])("a content with %s comes out of the editor to the byte as it went in", (_, content) => {
  const { content: back, problems } = read(draftOfContent(content, "sandbox"));
  expect(canonicalContent(back)).toBe(canonicalContent(content));
  expect(problems).toEqual([]);
});

test("the provider stands beside the content, none is none", () => {
  expect(read(draftOfContent(bare, "sandbox")).providerId).toBe("sandbox");
  expect(read(draftOfContent(bare, null)).providerId).toBeNull();
});

test("any stop sequences survive as lines", () => {
  const sequences = fc.array(fc.string({ minLength: 1, unit: fc.constantFrom("\\", "n", "\n", "\r", "\t", " ", "é", "{") }));
  fc.assert(
    fc.property(sequences, (stop) => {
      expect(stopLines.read(stopLines.write(stop))).toEqual(stop);
    }),
  );
});

describe("what cannot be read", () => {
  test("is named by its place, and the rest is still read", () => {
    const draft = withModel({ tools: "[{", temperature: "warm", seed: "1.5" });
    expect(draft.model.tools).toBe("[{");
    const { content, problems } = read(draft);
    expect(problems.map(({ path }) => path).sort()).toEqual(["model.seed", "model.temperature", "model.tools"]);
    expect(content.messages).toEqual(bare.messages);
  });

  test.each([
    ["tools that are no list", { tools: "{}" }, "model.tools"],
    ["further fields that are no object", { extra: "[]" }, "model.extra"],
    ["a temperature out of bounds", { temperature: "2.1" }, "model.temperature"],
    ["no model name", { name: " " }, "model.name"],
  ])("names %s", (_, change, path) => {
    expect(read(withModel(change)).problems).toEqual([{ path, message: expect.any(String) }]);
  });

  test.each([
    ["parts that are no list", { isParts: true, text: "{}" }, "messages.0.content"],
    ["a part without its text", { isParts: true, text: '[{"type":"text"}]' }, "messages.0.content"],
    ["a tool call without arguments", { toolCalls: '[{"id":"1","name":"look"}]' }, "messages.0.toolCalls"],
    ["a placeholder without a name", { role: "placeholder" as const }, "messages.0.placeholder"],
  ])("names %s", (_, change, path) => {
    const draft = draftOfContent(bare, null);
    const messages = draft.messages.map((message) => ({ ...message, ...change }));
    expect(read({ ...draft, messages }).problems).toEqual([{ path, message: expect.any(String) }]);
  });

  test("keeps its position, so that the compiler's places fit", () => {
    const draft = draftOfContent(full, null);
    const messages = draft.messages.map((message) => (message.isParts ? { ...message, text: "[" } : message));
    expect(read({ ...draft, messages }).content.messages).toHaveLength(full.messages.length);
  });
});

test("a default is read by its type: a string is the text, the others are JSON", () => {
  const draft = draftOfContent(full, null);
  const [name] = draft.variables;
  const named = { ...draft, variables: name ? [{ ...name, default: { text: "42", isJson: false } }] : [] };
  const counted = { ...named, variables: named.variables.map((one) => ({ ...one, default: { text: "42", isJson: true } })) };
  expect(read(named).content.variables[0]?.default).toBe("42");
  expect(read(counted).content.variables[0]?.default).toBe(42);
});

test("a first version starts with a system and a user message and lacks nothing", () => {
  const { content, problems } = read(blankDraft({ providerId: "", name: "sandbox-1" }));
  expect(problems).toEqual([]);
  expect(Content.parse(content)).toEqual(content);
});
