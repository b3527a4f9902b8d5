import { expect, test } from "vitest";
import { maxJsonDepth } from "@/lib/json-text-depth";
import { parseJson } from "./parse-json";

test.each([
  ["null", null],
  [' { "a": [1, "x"] } ', { a: [1, "x"] }],
  ['"__proto__"', "__proto__"],
  ["[".repeat(maxJsonDepth) + "]".repeat(maxJsonDepth), expect.any(Array)],
])("%s is read", (text, wanted) => {
  expect(parseJson(text)).toEqual({ value: wanted });
});

test.each([
  ["", "is not JSON: nothing stands in it"],
  [" \n", "is not JSON: nothing stands in it"],
  ["{not json", /^is not JSON: Expected property name/],
  ['{"__proto__": 1}', /holds the name “__proto__”/],
  ['{"a": [{"\\u005f_proto__": 1}]}', /holds the name “__proto__”/],
  ["[".repeat(maxJsonDepth + 1) + "]".repeat(maxJsonDepth + 1), /is nested deeper than \d+ levels/],
])("%s is refused with what is wrong", (text, problem) => {
  expect(parseJson(text)).toEqual({ problem: typeof problem === "string" ? problem : expect.stringMatching(problem) });
});
