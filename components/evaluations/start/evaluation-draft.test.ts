import { expect, test } from "vitest";
import { type CatalogueEntry, newUse, ofType } from "./evaluation-draft";
import { optionControls } from "./option-controls";

const entry = (type: string, option: string): CatalogueEntry => ({
  ...{ type, group: "text", about: "", asksModel: false },
  controls: optionControls({ properties: { [option]: { type: "string" } } }),
});
const [contains, regex] = [entry("contains", "text"), entry("regex", "pattern")];

test("a use of another type begins at its defaults, and finds what was typed when its type comes back", () => {
  const use = { ...newUse("u", contains), options: { text: "yes" }, weight: "2", negate: true };
  const other = ofType(use, regex);
  expect(other).toMatchObject({ id: "u", type: "regex", options: { pattern: "" }, weight: "2", negate: true });
  const back = ofType({ ...other, options: { pattern: "^a" } }, contains);
  expect(back).toMatchObject({ type: "contains", options: { text: "yes" } });
  expect(ofType(back, regex).options).toEqual({ pattern: "^a" });
});
