import { describe, expect, test } from "vitest";
import { TemplateMessage } from "./content";
import { textOfPrompt } from "./text-of-prompt";

const textOf = (...messages: unknown[]) => textOfPrompt({ messages: TemplateMessage.array().parse(messages) });
const part = (text: string) => ({ type: "text", text });

describe("textOfPrompt", () => {
  test("is the text of one user message", () => {
    expect(textOf({ role: "user", content: "Be {{mood}}." })).toBe("Be {{mood}}.");
    expect(textOf({ role: "user", content: "" })).toBe("");
  });

  test("puts parts on lines of their own, each with the delimiters it starts with", () => {
    expect(textOf({ role: "user", content: [part("a"), part("b\n"), part("c")] })).toBe("a\nb\n\nc");
    expect(textOf({ role: "user", content: [part("{{=<% %>=}}<%a%>"), part("{{b}}")] })).toBe(
      "{{=<% %>=}}<%a%>\n<%={{ }}=%>\n{{b}}",
    );
  });

  test.each([
    ["another role", [{ role: "system", content: "x" }]],
    [
      "several messages",
      [
        { role: "user", content: "x" },
        { role: "user", content: "y" },
      ],
    ],
    ["a placeholder", [{ placeholder: "history" }]],
    [
      "an image",
      [{ role: "user", content: [part("x"), { type: "image_url", image_url: { url: "https://example.com/x.png" } }] }],
    ],
    ["no part", [{ role: "user", content: [] }]],
    ["tool calls", [{ role: "user", content: "x", toolCalls: [{ id: "1", name: "f", arguments: "{}" }] }]],
  ])("is none for %s", (_, messages) => {
    expect(textOf(...messages)).toBeNull();
  });
});
