import { describe, expect, test } from "vitest";
import type { ChatMessage } from "./content";
import { estimateTokens } from "./estimate-tokens";

const user = (content: ChatMessage["content"]): ChatMessage[] => [{ role: "user", content }];

describe("estimateTokens", () => {
  test("takes four ASCII characters for a token, and the frame of a message for four", () => {
    expect(estimateTokens(user("x".repeat(400)))).toBe(107);
    expect(estimateTokens([...user("x".repeat(400)), ...user("")])).toBe(111);
  });

  test("weighs other scripts heavier", () => {
    const of = (text: string) => estimateTokens(user(text));
    expect([of("hello there!"), of("привет вам!!"), of("你好你好你好你好你好你好"), of("👋".repeat(12))]).toEqual([
      10, 13, 19, 31,
    ]);
  });

  test("counts parts, images by their detail, tool calls and schemas", () => {
    const image = (detail?: "low") => user([{ type: "image_url", image_url: { url: "https://example.com/x.png", detail } }]);
    expect(estimateTokens(image("low"))).toBe(92);
    expect(estimateTokens(image())).toBe(772);
    const calls: ChatMessage[] = [
      { role: "assistant", content: "", toolCalls: [{ id: "1", name: "find", arguments: '{"a":1}' }] },
    ];
    expect(estimateTokens(calls)).toBe(14);
    expect(estimateTokens(user(""), { tools: ["x".repeat(398)] })).toBe(108);
  });
});
