import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalContent } from "./canonical-content";
import { Content } from "./content";

const anyUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code)); // lone surrogates too

const full = {
  messages: [
    {
      role: "assistant",
      content: [
        { type: "text", text: "hi {{a}}" },
        { type: "image_url", image_url: { url: "https://example.com/x.png", detail: "low" } },
      ],
      toolCalls: [{ id: "1", name: "f", arguments: "{}" }],
      toolCallId: "c",
    },
    { placeholder: "h" },
  ],
  variables: [{ name: "a", type: "json", required: false, default: { z: 1, a: [2] }, description: "d" }],
  model: {
    name: "m",
    temperature: 0,
    topP: 1,
    maxTokens: 5,
    seed: 1,
    stop: ["x"],
    responseFormat: { type: "json_schema", json_schema: { z: 1, a: 2 } },
    tools: [{ z: 1, a: 2 }],
    toolChoice: "auto",
    extra: { z: 1, a: 2 },
  },
  partials: {
    b: { contentHash: "0".repeat(64), text: "{{> d}}", partials: { d: { contentHash: "1".repeat(64), text: "" } } },
    c: { contentHash: "2".repeat(64), text: "c" },
  },
};

/** The same data with the keys of every object that is ours the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  const free = ["default", "responseFormat", "tools", "toolChoice", "extra"];
  const entries = Object.entries(value).map(([key, inner]) => [key, free.includes(key) ? inner : turned(inner)]);
  return Object.fromEntries(entries.reverse());
}

describe("canonicalContent", () => {
  test("is the same text whatever order our fields came in, parsed or not", () => {
    const text = canonicalContent(Content.parse(full));
    expect(text).toBe(JSON.stringify(full));
    expect(canonicalContent(Content.parse(turned(full)))).toBe(text);
    expect(canonicalContent(turned(full) as Content)).toBe(text); // safe: the data of `full`, which the schema takes
  });

  test("keeps the order inside what a model sees", () => {
    const other = structuredClone(full);
    other.model.tools = [{ a: 2, z: 1 }];
    expect(canonicalContent(Content.parse(other))).not.toBe(canonicalContent(Content.parse(full)));
  });

  test("leaves out what is absent and tells apart what is not", () => {
    const bare = { messages: [{ role: "user", content: "" }], variables: [], model: { name: "m" } };
    expect(canonicalContent(Content.parse({ ...bare, model: { name: "m", seed: undefined } }))).toBe(JSON.stringify(bare));
    expect(canonicalContent(Content.parse({ ...bare, model: { name: "m", seed: 0 } }))).not.toBe(JSON.stringify(bare));
  });

  test("reads back as the same content, with any text in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), fc.jsonValue(), (content, value) => {
        const parts = { messages: [{ role: "user", content }], variables: [{ name: "a", type: "json", default: value }] };
        const text = canonicalContent(Content.parse({ ...parts, model: { name: "m", extra: { value } } }));
        expect(canonicalContent(Content.parse(JSON.parse(text)))).toBe(text);
      }),
    );
  });
});
