import { expect, test } from "vitest";
import type { CatalogueEntry } from "./evaluation-draft";
import { findEntries } from "./find-entries";

const entry = (type: string, about: string): CatalogueEntry => ({ type, about, group: "text", asksModel: false, controls: [] });
const catalogue = [
  entry("contains", "The output contains a text."),
  entry("text-length", "How long it is."),
  entry("regex", "Like contains, by a pattern."),
];
const found = (text: string) => findEntries(catalogue, text).map(({ type }) => type);

test("finds by every word, in the type or in what it is for, those of the type first", () => {
  expect(found("")).toEqual(["contains", "text-length", "regex"]);
  expect(found("TEXT")).toEqual(["text-length", "contains"]);
  expect(found("pattern regex")).toEqual(["regex"]);
  expect(found("contains nothing")).toEqual([]);
});
