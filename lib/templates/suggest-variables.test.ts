import { expect, test } from "vitest";
import { Content } from "./content";
import { suggestVariables } from "./suggest-variables";

const suggest = (text: string, declared: string[] = []) =>
  suggestVariables(
    Content.parse({
      messages: [{ role: "user", content: text }, { placeholder: "history" }],
      variables: declared.map((name) => ({ name })),
      model: { name: "x" },
    }),
  ).filter(({ name }) => name !== "history");

test.each([
  ["a plain value is a string", "Hi {{name}}, {{name}}", [{ name: "name", type: "string" }]],
  ["a dotted name is an object", "Ship {{order.id}}", [{ name: "order", type: "json" }]],
  ["a section that holds only text is a switch", "{{#vip}}Be kind.{{/vip}}", [{ name: "vip", type: "boolean" }]],
  ["a section over its items is a list", "{{#items}}- {{.}}\n{{/items}}", [{ name: "items", type: "json" }]],
  ["a section whose names are not declared holds them", "{{#items}}{{title}}{{/items}}", [{ name: "items", type: "json" }]],
  ["an inverted section is a switch", "{{^known}}Who is it?{{/known}}", [{ name: "known", type: "boolean" }]],
])("%s", (_, text, expected) => {
  expect(suggest(text)).toEqual(expected);
});

test("a section around declared names is a switch", () => {
  expect(suggest("{{#vip}}Dear {{name}}{{/vip}}", ["name"])).toEqual([{ name: "vip", type: "boolean" }]);
});

test("a placeholder asks for messages, and what is declared for nothing", () => {
  const content = Content.parse({
    messages: [{ placeholder: "history" }, { role: "user", content: "{{name}}" }],
    variables: [{ name: "name" }],
    model: { name: "x" },
  });
  expect(suggestVariables(content)).toEqual([{ name: "history", type: "messages" }]);
  expect(
    suggestVariables({ ...content, variables: [...content.variables, { name: "history", type: "messages", required: true }] }),
  ).toEqual([]);
});
