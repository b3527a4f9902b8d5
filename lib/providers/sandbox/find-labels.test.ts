import { expect, test } from "vitest";
import { findLabels } from "./find-labels";

const names = (text: string) => findLabels(text).map(({ name }) => name);

test.each([
  ["Classify the mail as spam or ham.", ["spam", "ham"]],
  ["Mark each review as: good, bad, mixed.", ["good", "bad", "mixed"]],
  ["Answer with one of: red, green.", ["red", "green"]],
])("%s", (text, labels) => expect(names(text)).toEqual(labels));

test.each(["Menus can be downloaded as PDF under Service, Menus, for a month.", "Use it as you like, or do not."])(
  "no choices: %s",
  (text) => expect(names(text)).toEqual([]),
);
