import { expect, test } from "vitest";
import { diffContent } from "@/lib/diff/diff-content";
import { Content } from "@/lib/templates/content";
import { diffSummary } from "./diff-summary";

const before = Content.parse({
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "{{question}}" },
  ],
  variables: [{ name: "question" }, { name: "old", required: false }],
  model: { name: "small", temperature: 0 },
});

test("equal contents have nothing to say", () => {
  expect(diffSummary(diffContent(before, before))).toEqual([]);
});

test("each kind of difference has its line", () => {
  const after = Content.parse({
    messages: [
      { role: "system", content: "Be kind." },
      { role: "user", content: "{{question}}" },
    ],
    variables: [{ name: "question", type: "json" }, { name: "tone" }],
    model: { name: "large", maxTokens: 10 },
  });
  expect(diffSummary(diffContent(before, after))).toEqual([
    "1 message differs",
    "New variables: “tone”",
    "Variables no longer used: “old”",
    "Variables declared differently: “question”",
    "Model: small → large",
    "Settings: temperature, maxTokens",
  ]);
});
