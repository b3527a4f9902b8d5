import { expect, test } from "vitest";
import { jsonTextDepth } from "./json-text-depth";

test.each([
  ['"[[[["', 0],
  ["[]", 1],
  ['{"a":[1,{"b":2}],"c":{}}', 3],
  ['["\\"[[",{"\\\\":[]}]', 3],
  ["[".repeat(100_000), 100_000],
])("counts brackets outside strings: %.30s", (text, depth) => {
  expect(jsonTextDepth(text)).toBe(depth);
});
