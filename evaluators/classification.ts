import { z } from "zod";
import { defineEvaluator, type JsonValue, type Output } from "./evaluator";
import { type Labelling, nameOfLabel, nameOfOutput, noAnswerLabel, otherLabel, plainLabel } from "./label-names";
import { parseJsonText } from "./parse-json-text";
import { quoteShort } from "./quote-short";

const Label = z.string().trim().min(1).max(200);

export const classification = defineEvaluator({
  type: "classification",
  version: 1,
  group: "text",
  about: "The output is the case's label. The evaluation then shows a confusion matrix with precision, recall and F1 per label.",
  definition:
    "1 when the output's label equals the case's, else 0. Both are compared in NFC, case-folded, with white space as one space and without quotes, brackets, asterisks and punctuation at their ends; an alias stands for its label. With a list of labels, an output that is none of them (nor the case's own) is “(other)”. With within, an output that is no label counts as the one label that stands in its first 20 000 characters as a word. The evaluation's precision, recall and F1 per label, their plain mean over labels (macro) and the accuracy are scikit-learn's; where nothing is there to divide by they are 0.",
  examples: [
    { options: {}, output: "**Billing**.", expected: { label: "billing" }, score: 1, passed: true },
    {
      options: { labels: ["billing", "delivery"], aliases: { shipping: "delivery" } },
      ...{ output: "Shipping", expected: { label: "delivery" }, score: 1, passed: true },
    },
    {
      options: { labels: ["billing", "delivery"], field: "label" },
      ...{ output: '{"label": "refunds"}', expected: { label: "billing" }, score: 0, passed: false },
    },
  ],
  options: z
    .strictObject({
      labels: z.array(Label).max(200).default([]).describe("The labels there are. Empty: whatever the output says is its label"),
      aliases: z
        .record(Label, Label)
        .default({})
        .describe("Other wordings and the label each stands for, such as shipping: delivery"),
      within: z.boolean().default(false).describe("Find the label in a longer output, if it names exactly one. Needs the labels"),
      field: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe("Where the output is JSON: the field that holds the label, with dots for inner fields"),
    })
    .superRefine(({ labels, aliases, within }, context) => {
      const known = new Set(labels.map(plainLabel));
      const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (within && labels.length === 0) fault("within", "needs the list of labels");
      if (labels.some((label) => label === otherLabel || label === noAnswerLabel))
        fault("labels", `${otherLabel} and ${noAnswerLabel} stand for what is no label`);
      if (known.size < labels.length) fault("labels", "two labels are the same without case, quotes and punctuation");
      for (const [alias, label] of Object.entries(aliases)) {
        if (labels.length > 0 && !known.has(plainLabel(label))) fault("aliases", `“${label}” is not one of the labels`);
        if (known.has(plainLabel(alias))) fault("aliases", `“${alias}” is a label itself`);
      }
    }),

  score({ output, expected }, { field, ...labelling }) {
    if (expected.label === undefined) return { skipped: "The case has no label." };
    const wanted = nameOfLabel(expected.label, labelling);
    const given = givenLabel(output, field, expected.label, labelling);
    const passed = given === wanted;
    const details = { expected: wanted, given };
    if (passed) return { score: 1, passed, reason: `Label ${quoteShort(given)}.`, details };
    const got = given === otherLabel ? `${quoteShort(output.text)}, which is no known label` : quoteShort(given);
    return { score: 0, passed, reason: `Expected ${quoteShort(wanted)}, got ${got}.`, details };
  },
});

function givenLabel(output: Output, field: string | undefined, expected: string, labelling: Labelling): string {
  if (field === undefined) return nameOfOutput(output.text, expected, labelling);
  const value = fieldOf(output.parsed ?? parseJsonText(output.text, true), field);
  return value === null ? otherLabel : nameOfOutput(value, expected, labelling);
}

/** The text, number or truth value of a field; null where there is none. */
function fieldOf(json: JsonValue | undefined, field: string): string | null {
  const value = field.split(".").reduce<JsonValue | undefined>((inner, name) => {
    const isObject = inner !== null && typeof inner === "object" && Object.hasOwn(inner, name);
    return isObject && !Array.isArray(inner) ? inner[name] : undefined;
  }, json);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
