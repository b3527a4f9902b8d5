import { expect, test } from "vitest";
import { prettyJson } from "./pretty-json";

const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)]);

test("indents what a person reads, and leaves compact what indenting would blow up", () => {
  expect(prettyJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
  const wide = Array.from({ length: 800 }, () => nested(60));
  expect(prettyJson(wide)).toBe(JSON.stringify(wide));
  expect(prettyJson(nested(20))).toBe(JSON.stringify(nested(20)));
});
