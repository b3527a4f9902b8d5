import { expect, test } from "vitest";
import type { Content } from "@/lib/templates/content";
import { inlinedMessages } from "./inlined-messages";

const including = (text: string): Content => ({
  messages: [{ role: "user", content: "{{> tone}}" }],
  variables: [],
  model: { name: "m" },
  partials: { tone: { contentHash: "0".repeat(64), text } },
});

test("is worked out once for a hash, however long it is, and forgotten when others need the room", () => {
  const first = inlinedMessages("first", including("x"));
  expect(first).toEqual([{ role: "user", content: "x" }]);
  expect(inlinedMessages("first", including("x"))).toBe(first);
  const long = including("x".repeat(400_000));
  const kept = inlinedMessages("long", long);
  for (let other = 0; other < 45; other++) inlinedMessages(`other ${other}`, including("y".repeat(400_000)));
  expect(inlinedMessages("long", long)).toBe(kept);
  expect(inlinedMessages("first", including("x"))).toBe(first);
  for (let other = 0; other < 50; other++) inlinedMessages(`another ${other}`, including("z".repeat(400_000)));
  expect(inlinedMessages("first", including("x"))).not.toBe(first);
});
