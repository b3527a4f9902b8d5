import { describe, expect, test } from "vitest";
import { Content } from "@/lib/templates/content";
import { diffContent } from "./diff-content";
import { ContentDiff } from "./schema";

const content = (more: object = {}) =>
  Content.parse({
    messages: [{ role: "user", content: "Hi {{name}}" }],
    variables: [{ name: "name" }],
    model: { name: "small" },
    ...more,
  });
const messages = (from: object[], to: object[]) => diffContent(content({ messages: from }), content({ messages: to })).messages;

describe("diffContent", () => {
  test("finds nothing between a content and itself", () => {
    expect(diffContent(content(), content())).toEqual({
      messages: [{ role: "user", hunks: [{ kind: "same", text: "Hi {{name}}" }] }],
      variables: { added: [], removed: [], changed: [], breaking: false },
      model: { changed: [] },
      partials: { changed: [] },
    });
  });

  test("shows an inserted message alone, and a placeholder under its own role", () => {
    const history = { placeholder: "history" };
    const user = { role: "user", content: "Hi" };
    expect(messages([user], [{ role: "system", content: "Be brief." }, history, user])).toEqual([
      { role: "system", hunks: [{ kind: "added", text: "Be brief." }] },
      { role: "placeholder", hunks: [{ kind: "added", text: "{{history}}" }] },
      { role: "user", hunks: [{ kind: "same", text: "Hi" }] },
    ]);
  });

  test("sees what is not text: images and tool calls", () => {
    const image = (detail?: string) => ({
      role: "user",
      content: [
        { type: "text", text: "Look" },
        { type: "image_url", image_url: { url: "https://example.com/a.png", detail } },
      ],
    });
    expect(messages([image()], [image("high")])[0]?.hunks.map(({ kind }) => kind)).toContain("added");
    const call = (args: string) => ({ role: "assistant", content: "", toolCalls: [{ id: "1", name: "find", arguments: args }] });
    expect(messages([call('{"a": 1}')], [call('{"a": 2}')])[0]?.hunks).toEqual([
      { kind: "same", text: '\n[tool call 1] find({"a": ' },
      { kind: "removed", text: "1" },
      { kind: "added", text: "2" },
      { kind: "same", text: "})" },
    ]);
  });

  test("lists variables that come, go and change, and says when that breaks callers", () => {
    const from = content({ variables: [{ name: "name" }, { name: "old" }, { name: "kept", default: "a" }] });
    const to = content({ variables: [{ name: "tone" }, { name: "kept", default: "b" }, { name: "name" }] });
    const { variables } = diffContent(from, to);
    expect(variables.added.map(({ name }) => name)).toEqual(["tone"]);
    expect(variables.removed.map(({ name }) => name)).toEqual(["old"]);
    expect(variables.changed).toEqual([{ name: "kept", from: from.variables[2], to: to.variables[1] }]);
    expect(variables.breaking).toBe(true);
  });

  test("tells a default of null from none", () => {
    const withDefault = (more: object) => content({ variables: [{ name: "x", type: "json", required: false, ...more }] });
    expect(diffContent(withDefault({}), withDefault({ default: null })).variables.changed).toHaveLength(1);
  });

  test("lists changed settings one by one, further body fields by name, and minds the order of a schema's keys", () => {
    const model = (more: object) => content({ model: { name: "small", ...more } });
    const from = model({ temperature: 0, tools: [{ a: 1, b: 2 }], extra: { top_k: 4, same: true } });
    const to = model({ maxTokens: 50, tools: [{ b: 2, a: 1 }], extra: { top_k: 8, same: true } });
    expect(diffContent(from, to).model.changed).toEqual([
      { field: "temperature", from: 0, to: undefined },
      { field: "tools", from: [{ a: 1, b: 2 }], to: [{ b: 2, a: 1 }] },
      { field: "extra.top_k", from: 4, to: 8 },
      { field: "maxTokens", from: undefined, to: 50 },
    ]);
  });

  test("names the includes whose text is from another content, with what changed in it, and new and old ones", () => {
    const pin = (digit: string, text: string) => ({ contentHash: digit.repeat(64), text });
    const from = content({ partials: { same: pin("1", "s"), tone: pin("2", "Be kind."), old: pin("3", "o") } });
    const to = content({ partials: { same: pin("1", "s"), tone: pin("4", "Be brief."), added: pin("5", "n") } });
    expect(diffContent(from, to).partials.changed).toMatchObject([
      { slug: "added", from: null, to: "5".repeat(64), hunks: [{ kind: "added", text: "n" }] },
      { slug: "old", from: "3".repeat(64), to: null, hunks: [{ kind: "removed", text: "o" }] },
      { slug: "tone", from: "2".repeat(64), to: "4".repeat(64) },
    ]);
    expect(diffContent(from, from).partials.changed).toEqual([]);
  });

  test("keeps to its schema, after a journey through JSON too", () => {
    const diff = diffContent(
      content(),
      content({ model: { name: "large", seed: 1 }, variables: [], messages: [{ placeholder: "h" }] }),
    );
    expect(ContentDiff.safeParse(JSON.parse(JSON.stringify(diff))).success).toBe(true);
  });

  test("takes texts as large as a content may hold", () => {
    const large = (mark: string) => Array.from({ length: 20_000 }, (_, i) => `${mark} line ${i}`).join("\n");
    const [message] = messages([{ role: "user", content: large("old") }], [{ role: "user", content: large("new") }]);
    expect(message?.hunks.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
