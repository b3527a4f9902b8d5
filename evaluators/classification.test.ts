import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { classification } from "./classification";
import type { JsonValue } from "./evaluator";

const score = (text: string, label: string, options: object = {}, parsed?: JsonValue) =>
  classification.score(aSample(text, { label }, { out: { parsed } }), classification.options.parse(options), someTools());
const labels = ["billing", "Delivery", "C++", "C", "new york"];
const aliases = { shipping: "delivery", NYC: "New York" };

describe("classification", () => {
  // Expected values: from the definition.
  test.each<[string, string, string, object, expected: string, given: string]>([
    ["the same", "billing", "billing", {}, "billing", "billing"],
    ["another one", "billing", "delivery", {}, "delivery", "billing"],
    ["case", "BILLING", "Billing", {}, "billing", "billing"],
    ["white space", "  new \n york\t", "New York", {}, "new york", "new york"],
    ["quotes", "“billing”", "billing", {}, "billing", "billing"],
    ["straight quotes and a full stop", "'billing'.", "billing", {}, "billing", "billing"],
    ["Markdown", "**Billing**", "billing", {}, "billing", "billing"],
    ["a code span", "`billing`\n", "billing", {}, "billing", "billing"],
    ["brackets", "[billing]", "(billing)", {}, "billing", "billing"],
    ["Japanese punctuation", "「請求」。", "請求", {}, "請求", "請求"],
    ["composed and decomposed", "cafe\u0301", "caf\u00e9", {}, "caf\u00e9", "caf\u00e9"],
    ["ß and SS", "STRASSE", "straße", {}, "strasse", "strasse"],
    ["inner punctuation counts", "bil-ling", "billing", {}, "billing", "bil-ling"],
    ["signs that are part of a name count", "C", "C++", {}, "c++", "c"],
    ["a negative number is no positive one", "-1", "1", {}, "1", "-1"],
    ["an empty output", "", "billing", {}, "billing", "(other)"],
    ["only punctuation", "…", "billing", {}, "billing", "(other)"],
    ["a sentence without a list is what it says", "It is billing", "billing", {}, "billing", "it is billing"],
    ["a very long one is no label", "word ".repeat(100_000), "billing", {}, "billing", "(other)"],
    ["a listed one goes by its name", "DELIVERY", "delivery", { labels }, "Delivery", "Delivery"],
    ["one that is not listed", "refunds", "billing", { labels }, "billing", "(other)"],
    ["the case's own is known too", "refunds", "Refunds", { labels }, "refunds", "refunds"],
    ["an alias", "Shipping.", "delivery", { labels, aliases }, "Delivery", "Delivery"],
    ["an alias in the case", "delivery", "shipping", { labels, aliases }, "Delivery", "Delivery"],
    ["an alias of two words", "nyc", "new york", { labels, aliases }, "new york", "new york"],
    ["an alias without a list", "shipping", "delivery", { aliases }, "delivery", "delivery"],
    ["what objects inherit is no alias", "constructor", "billing", { labels, aliases }, "billing", "(other)"],
    ["within a sentence", "I would say: billing, clearly.", "billing", { labels, within: true }, "billing", "billing"],
    ["only as a word", "rebilling", "billing", { labels, within: true }, "billing", "(other)"],
    ["two in one sentence", "billing or delivery", "billing", { labels, within: true }, "billing", "(other)"],
    ["one twice", "Billing, so billing", "billing", { labels, within: true }, "billing", "billing"],
    ["a label and its alias", "shipping (delivery)", "Delivery", { labels, aliases, within: true }, "Delivery", "Delivery"],
    ["a field", '{"label": "Billing"}', "billing", { field: "label" }, "billing", "billing"],
    ["an inner field in a fence", '```json\n{"a":{"label":1}}\n```', "1", { field: "a.label" }, "1", "1"],
    ["a field that is not there", '{"lable": "billing"}', "billing", { field: "label" }, "billing", "(other)"],
    ["an inherited field", "{}", "billing", { field: "constructor.name" }, "billing", "(other)"],
    ["a field of what is no JSON", "billing", "billing", { field: "label" }, "billing", "(other)"],
    ["a field that is null", '{"label": null}', "null", { field: "label" }, "null", "(other)"],
    ["a truth value", '{"spam": true}', "true", { field: "spam" }, "true", "true"],
  ])("%s", (_name, text, label, options, expected, given) => {
    const passed = expected === given;
    expect(score(text, label, options)).toMatchObject({ score: passed ? 1 : 0, passed, details: { expected, given } });
  });

  test("the parsed answer is read where there is one", () => {
    expect(score("", "billing", { field: "label" }, { label: "billing" })).toMatchObject({ score: 1 });
  });

  test("the reason quotes what was said", () => {
    expect(score("Refunds!", "billing", { labels })).toMatchObject({
      reason: "Expected “billing”, got “Refunds!”, which is no known label.",
    });
    expect(score("delivery", "billing", { labels })).toMatchObject({ reason: "Expected “billing”, got “Delivery”." });
  });

  test("a case without a label is not asked", () => {
    expect(classification.score(aSample("x", { exact: "x" }), classification.options.parse({}), someTools())).toHaveProperty(
      "skipped",
    );
  });

  test.each<[string, object, string]>([
    ["labels that are the same", { labels: ["Billing", "billing."] }, "labels"],
    ["an alias of no label", { labels: ["billing"], aliases: { shipping: "delivery" } }, "aliases"],
    ["an alias that is a label", { labels: ["billing", "pay"], aliases: { Pay: "billing" } }, "aliases"],
    ["within without labels", { within: true }, "within"],
  ])("%s are refused", (_name, options, path) => {
    expect(classification.options.safeParse(options).error?.issues[0]?.path).toEqual([path]);
  });
});
