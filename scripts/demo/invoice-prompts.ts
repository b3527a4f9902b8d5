import type { Json } from "@/lib/clean-text";
import type { Variable } from "@/lib/templates/content";

export const invoiceVariables: Variable[] = [
  { name: "invoice", type: "string", required: true, description: "The text of the invoice" },
];

const user = { role: "user" as const, content: "Invoice:\n{{invoice}}" };
const task = "You read supplier invoices for the accounting department. Extract the fields of the invoice as JSON.";

const fieldsListed = `${task}
Use these fields:

- invoice_number: text
- issue_date: date as YYYY-MM-DD
- due_date: date as YYYY-MM-DD
- total_amount: number
- currency_code: text
- contact_email: text`;

const fieldsDescribed = `${task}
Use these fields:

- invoice_number: the supplier's own number or reference of this invoice, not that of our order or delivery
- issue_date: the date the invoice was issued, as YYYY-MM-DD
- due_date: the date until which to pay or transfer the money, or on which it is collected or payable, as YYYY-MM-DD
- total_amount: the whole amount to pay, with VAT included, as a number
- currency_code: the three-letter code of the currency
- contact_email: the supplier's e-mail address to contact for questions or help`;

const amountAsWritten = fieldsDescribed.replace("with VAT included, as a number", "with VAT included, as the invoice writes it");

const date = { type: ["string", "null"], description: "date as YYYY-MM-DD" };

/** What the accounting software takes. */
export const invoiceSchema = {
  type: "object",
  properties: {
    invoice_number: { type: "string" },
    issue_date: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
    due_date: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
    total_amount: { type: "number", exclusiveMinimum: 0 },
    currency_code: { type: "string", enum: ["EUR", "GBP", "USD"] },
    contact_email: { type: "string", format: "email" },
  },
  required: ["invoice_number", "issue_date", "due_date", "total_amount", "currency_code", "contact_email"],
  additionalProperties: false,
};

const formatWith = (total: "number" | "string"): Json => ({
  type: "json_schema",
  json_schema: {
    name: "invoice",
    schema: {
      type: "object",
      properties: {
        invoice_number: { type: ["string", "null"] },
        issue_date: date,
        due_date: date,
        total_amount: { type: [total, "null"] },
        currency_code: { type: ["string", "null"] },
        contact_email: { type: ["string", "null"] },
      },
      required: ["invoice_number", "issue_date", "due_date", "total_amount", "currency_code", "contact_email"],
      additionalProperties: false,
    },
  },
});

const version = (system: string, responseFormat: Json) => ({
  messages: [{ role: "system" as const, content: system }, user],
  responseFormat,
});

/** The contents of the versions, in the order they were tried. */
export const invoicePrompts = {
  listed: version(fieldsListed, { type: "json_object" }),
  withSchema: version(task, formatWith("number")),
  described: version(fieldsDescribed, formatWith("number")),
  asWritten: version(amountAsWritten, formatWith("string")),
};
