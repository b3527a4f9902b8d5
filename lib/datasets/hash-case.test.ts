import { describe, expect, test } from "vitest";
import { canonicalCase, expectationsText, hashCase } from "./hash-case";

describe("hashCase", () => {
  test("hashes a text that does not depend on the order of variables or expectations", () => {
    expect(canonicalCase({ b: 1, a: "x" }, { label: "spam", keywords: ["k"] })).toBe(
      '{"variables":{"a":"x","b":1},"expectations":{"keywords":["k"],"label":"spam"}}',
    );
    expect(hashCase({ b: 1, a: "x" }, {})).toBe(hashCase({ a: "x", b: 1 }, {}));
  });

  test("is the SHA-256 of that text", () => {
    // printf '%s' '{"variables":{"a":"é"},"expectations":{}}' | sha256sum
    expect(hashCase({ a: "é" }, {})).toBe("f265a5fe0bf32836da3a4750b4191db015f9011d09e045f4eb9f7bf8ae8cefff");
  });

  test("sees the order inside a value, as a model does", () => {
    expect(hashCase({ a: { x: 1, y: 2 } }, {})).not.toBe(hashCase({ a: { y: 2, x: 1 } }, {}));
    expect(expectationsText({ jsonSchema: { type: "object", a: 1 } })).toBe('{"jsonSchema":{"type":"object","a":1}}');
  });
});
