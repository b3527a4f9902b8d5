import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configurationPage } from "./configuration-page";
import { generatedPages } from "./generated-pages";

test.each(Object.entries(generatedPages()))("%s is what npm run docs writes", (path, text) => {
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("a variable stands with all the lines before it, and without those that are about none", () => {
  const page = configurationPage("# About all of them.\n\n# the first\n# (none)\nFIRST=\n# a|b (c)\nNEXT=\n");
  expect(page.split("\n").filter((line) => line.startsWith("| `"))).toEqual([
    "| `FIRST` | the first (none) |",
    "| `NEXT` | a\\|b (c) |",
  ]);
});
