import { expect, test } from "vitest";
import { templateTags } from "./template-tags";

const told = (text: string) => templateTags(text).map(({ sigil, name, start, end }) => [sigil, name, text.slice(start, end)]);

test("finds every kind of tag where it stands", () => {
  expect(told("Hi {{ name }}, {{#vip}}{{{raw}}}{{/vip}}{{> greeting}}{{! note }}")).toEqual([
    ["", "name", "{{ name }}"],
    ["#", "vip", "{{#vip}}"],
    ["{", "raw", "{{{raw}}}"],
    ["/", "vip", "{{/vip}}"],
    [">", "greeting", "{{> greeting}}"],
    ["!", "note", "{{! note }}"],
  ]);
});

test("follows changed delimiters and stops at a tag that is not closed", () => {
  expect(told("{{=<% %>=}}<% name %>{{no}} <% open").map(([, name]) => name)).toEqual(["", "name"]);
  expect(told("{{a}} {{b")).toHaveLength(1);
});
