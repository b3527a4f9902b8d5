import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { fingerprintEvaluator } from "./fingerprint-evaluator";

describe("fingerprintEvaluator", () => {
  test("is SHA-256 of the text with sorted keys", () => {
    const text = '{"options":{"mode":"all","words":["b","a"]},"type":"keyword","version":1}';
    const hash = createHash("sha256").update(text).digest("hex");
    expect(fingerprintEvaluator({ type: "keyword", version: 1, options: { words: ["b", "a"], mode: "all" } })).toBe(hash);
  });

  test("the order of keys and what is undefined do not count, at any depth", () => {
    const a = fingerprintEvaluator({ type: "t", version: 1, options: { x: { b: 1, a: [{ d: 1, c: 2 }] }, y: undefined } });
    const b = fingerprintEvaluator({ type: "t", version: 1, options: { x: { a: [{ c: 2, d: 1 }], b: 1 } } });
    expect(a).toBe(b);
  });

  test.each([
    { type: "u", version: 1, options: { words: ["a", "b"] } },
    { type: "t", version: 2, options: { words: ["a", "b"] } },
    { type: "t", version: 1, options: { words: ["b", "a"] } },
    { type: "t", version: 1, options: { words: ["a", "b"], mode: "any" } },
  ])("%o is another one", (other) => {
    expect(fingerprintEvaluator(other)).not.toBe(fingerprintEvaluator({ type: "t", version: 1, options: { words: ["a", "b"] } }));
  });
});
