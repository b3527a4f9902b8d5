import { expect, test } from "vitest";
import { agreementWords } from "./agreement-words";

const of = (items: number, alpha: number | null) => ({ items, agreed: 0.8, low: 0.67, high: 0.887, alpha });

test("says how often reviewers said the same, with the interval, in whole percent", () => {
  expect(agreementWords(of(50, 0.9)).sentence).toBe(
    "Reviewers said the same of 40 of 50 items (80%; over all such items between 67% and 89%).",
  );
  const none = agreementWords({ items: 0, agreed: null, low: null, high: null, alpha: null });
  expect(none.sentence).toMatch(/cannot be told/);
});

test.each([
  [19, 0.9, /first impression/],
  [50, null, /chance/],
  [50, 0.8, /decide by it/],
  [50, 0.7, /first conclusion/],
  [50, 0.66, /Too little/],
])("with %i items and alpha %s advises %s", (items, alpha, words) => {
  expect(agreementWords(of(items, alpha)).advice).toMatch(words);
});
