import { expect, test } from "vitest";
import { readHistory } from "./read-history";

test("plain messages, results of tools and their calls are read, and nothing is an empty history", () => {
  const messages = [
    { role: "user", content: "Where is it?" },
    { role: "assistant", content: "", toolCalls: [{ id: "call_1", name: "track", arguments: "{}" }] },
    { role: "tool", content: "in Lyon", toolCallId: "call_1" },
  ];
  expect(readHistory(JSON.stringify(messages))).toEqual(messages);
  expect([readHistory(undefined), readHistory(" ")]).toEqual([[], []]);
});

test("what has no field of its own is left to JSON, so that nothing is lost", () => {
  const images = [{ role: "user", content: [{ type: "image_url", image_url: { url: "https://example.com/a.png" } }] }];
  const further = [{ role: "user", content: "Hi", name: "Ann" }];
  const broken = [{ role: "assistant", content: "", toolCalls: [{ name: "track" }] }];
  for (const text of ["{", "{}", "[1]", ...[images, further, broken].map((one) => JSON.stringify(one))])
    expect(readHistory(text)).toBeNull();
});
