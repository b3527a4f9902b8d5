import { expect, test } from "vitest";
import { slugFrom } from "./slug-from";

test.each([
  [["Ada Lovelace"], "ada-lovelace"],
  [["  --Élan & Co. KG!  "], "elan-co-kg"],
  [["李雷", "li.lei"], "li-lei"],
  [["李雷", "雷"], "workspace"],
  [["x".repeat(60)], "x".repeat(40)],
  [[`${"x".repeat(39)} y`], "x".repeat(39)],
])("%j gives %s", (texts, slug) => {
  expect(slugFrom(...texts)).toBe(slug);
});
