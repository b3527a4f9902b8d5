import { expect, test } from "vitest";
import { Content } from "@/lib/templates/content";
import { hashContent } from "./hash-content";

test("the hash is the SHA-256 of the text, pinned, so that stored hashes stay true", () => {
  const content = Content.parse({
    model: { name: "m" },
    variables: [{ name: "x" }],
    messages: [{ content: "Grüße {{x}}", role: "user" }],
  });
  expect(hashContent(content)).toEqual({
    text: '{"messages":[{"role":"user","content":"Grüße {{x}}"}],"variables":[{"name":"x","type":"string","required":true}],"model":{"name":"m"}}',
    hash: "b438ba97e55dfd09a507e325809a68d45e1a6b7c37999ab297694343948e51b2",
  });
});

test("one character more is another hash", () => {
  const of = (content: string) =>
    hashContent(Content.parse({ messages: [{ role: "user", content }], variables: [], model: { name: "m" } })).hash;
  expect(of("a ")).not.toBe(of("a"));
});
