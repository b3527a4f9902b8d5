import type { JsonValue } from "./evaluator";

/** One answer of a judge, on the scale 0..1; `details` is what it said in its own terms. */
export type Vote = { score: number; reason: string; details: { [key: string]: JsonValue } };

/** In which form a judge is to answer. */
export type JudgeForm = {
  /** The form in words, for judges that are held to no schema. In it, as in the schema, reasons come before what they are for. */
  told: string;
  schema: { name: string; schema: JsonValue };
  /** Null when the answer is not of the form; throws an Error for one that is, with a value that is not allowed. */
  read(answer: JsonValue): Vote | { skipped: string } | null;
};

/** A JSON Schema of the kind providers hold an answer to: every property required, none besides. */
export const strictObject = (properties: Record<string, JsonValue>): JsonValue => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const maxReasonLength = 2_000;

export const cutReason = (reason: string): string => reason.slice(0, maxReasonLength).toWellFormed();

const maxQuoteLength = 200;

/** A text as it stands in details beside many others. */
export const cutQuote = (text: string): string =>
  text.length > maxQuoteLength ? `${text.slice(0, maxQuoteLength)}…`.toWellFormed() : text;
