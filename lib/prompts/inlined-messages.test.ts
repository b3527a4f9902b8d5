import { expect, test } from "vitest";
import type { Content } from "@/lib/templates/content";
import { inlinedMessages } from "./inlined-messages";

const including = (text: string): Content => ({
  messages: [{ role: "user", content: "{{> tone}}" }],
  variables: [],
  model: { name: "m" },
  partials: { tone: { contentHash: "0".repeat(64), text } },
});

test("is worked out once for a hash, unless it is large, and forgotten after many others", () => {
  const first = inlinedMessages("first", including("x"));
  expect(first).toEqual([{ role: "user", content: "x" }]);
  expect(inlinedMessages("first", including("x"))).toBe(first);
  const large = inlinedMessages("large", including("x".repeat(60_000)));
  expect(inlinedMessages("large", including("x".repeat(60_000)))).not.toBe(large);
  for (let other = 0; other < 500; other++) inlinedMessages(`other ${other}`, including("y"));
  expect(inlinedMessages("first", including("x"))).not.toBe(first);
});
