import type { Context } from "@/lib/context";
import type { CaseInput } from "@/lib/datasets/schema";
import { ensureDataset } from "./ensure-dataset";
import { ensureEvaluation } from "./ensure-evaluation";
import { ensurePrompt } from "./ensure-prompt";
import { ensureReview } from "./ensure-review";
import { ensureRun } from "./ensure-run";
import { findingOf } from "./finding-of";
import { invoicePrompts, invoiceSchema, invoiceVariables } from "./invoice-prompts";
import { invoices } from "./invoices";
import { servedIn } from "./served-in";
import { writeInvoice } from "./write-invoice";

const invoiceCases: CaseInput[] = invoices.map((invoice, at) => ({
  externalId: invoice.number,
  name: `${invoice.from}, ${invoice.what}`,
  variables: { invoice: writeInvoice(invoice) },
  expectations: {
    keywords: [invoice.number, invoice.issued, invoice.due, String(invoice.total), invoice.currency, invoice.contact],
  },
  tags: [invoice.layout, invoice.currency],
  split: at % 3 === 2 ? "gate" : "dev",
}));

const evaluators = [
  { key: "all-values", type: "keyword", weight: 3, required: true },
  {
    key: "accounting-schema",
    type: "json-schema",
    weight: 2,
    required: true,
    options: { schema: invoiceSchema, allowFence: false },
  },
  { key: "no-gaps", type: "contains", weight: 1, negate: true, options: { text: "null" } },
];

/** The prompt that reads invoices: the fields described, and what a string instead of a number breaks. */
export async function makeInvoices(ctx: Context): Promise<void> {
  const dataset = await ensureDataset(
    ctx,
    {
      name: "Supplier invoices",
      description: "Invoices as they came in by mail, in seven layouts. The keywords are the values the bookkeeper entered.",
      tags: ["finance"],
      variables: invoiceVariables,
    },
    invoiceCases,
  );
  const prompt = await ensurePrompt(ctx, {
    slug: "invoice-extraction",
    name: "Invoice extraction",
    description: "Reads the fields of a supplier's invoice for the accounting software.",
    category: "Finance",
    tags: ["extraction", "json"],
  });
  const production = servedIn(ctx, { promptId: prompt.id, environment: "production" });
  const staging = servedIn(ctx, { promptId: prompt.id, environment: "staging" });
  const content = (name: keyof typeof invoicePrompts) => {
    const { messages, responseFormat } = invoicePrompts[name];
    return { messages, variables: invoiceVariables, model: { responseFormat } };
  };
  const evaluate = (name: string, versionIds: string[]) =>
    ensureEvaluation(ctx, { name, datasetId: dataset.id, versionIds, evaluators });

  const v1 = await prompt.version(1, { ...content("listed"), changelog: "Six fields with their types." });
  await production.promote(v1, "First version, for the pilot with one supplier.");
  const v2 = await prompt.version(2, {
    ...content("withSchema"),
    basedOn: 1,
    changelog: "Response format with a JSON schema, so that no field can be missing.",
  });
  const schema = await evaluate("Invoices: with a response schema", [v1, v2]);
  await findingOf(ctx, schema, { baseline: v1, candidate: v2 }, "undecided");
  await staging.promote(
    v2,
    "No difference found, and 42 invoices are too few to say that there is none. The schema stays for now.",
  );

  const v3 = await prompt.version(3, {
    ...content("described"),
    basedOn: 2,
    changelog: "Say of each field what it is, what it is not, and what invoices call it.",
  });
  const described = await evaluate("Invoices: fields described", [v2, v3]);
  await production.promote(v3, await findingOf(ctx, described, { baseline: v2, candidate: v3 }, "better"));
  await staging.promote(v3, "The same as production.");
  await ensureReview(
    ctx,
    { evaluationId: described, versionId: v3, caseId: dataset.caseIdOf("TB-3412") },
    {
      score: 0.6,
      passed: false,
      comment: "All values are there, but it leaves German dates as they stand.",
      failureTags: ["date-format"],
    },
  );

  const v4 = await prompt.version(4, {
    ...content("asWritten"),
    basedOn: 3,
    changelog: "Amounts as the invoice writes them: the bookkeeper would like to compare them by eye.",
  });
  const asWritten = await evaluate("Invoices: amounts as written", [v3, v4]);
  await findingOf(ctx, asWritten, { baseline: v3, candidate: v4 }, "worse");
  await ensureRun(ctx, v3, {
    invoice: "Invoice FX-1207 of 2 June 2026\nTotal: EUR 84.30\nDue date: 16 June 2026\nfx@foxcopy.example",
  });
}
