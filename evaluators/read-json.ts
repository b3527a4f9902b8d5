import type { JsonValue } from "./evaluator";
import { quoteShort } from "./quote-short";
import { unfence } from "./unfence";

export type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null";
export type JsonTask = { text: string; allowFence: boolean };
/** What the text is, or in one sentence why it is no JSON. */
export type JsonReading = { kind: JsonKind; problem: null } | { kind: null; problem: string };

/** Reads a text as JSON (RFC 8259, which JSON.parse follows to the letter) and says what it found. */
export function readJson({ text, allowFence }: JsonTask): JsonReading {
  const inner = allowFence ? unfence(text) : text;
  try {
    return { kind: kindOf(JSON.parse(inner)), problem: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    const at = Number(/at position (\d+)/.exec(why)?.[1] ?? Number.NaN);
    const end = inner.trimEnd().length;
    const isCut = end > 0 && (at >= end || /end of JSON input|Unterminated string/.test(why));
    const problem = isCut ? `The JSON is cut short: ${quoteShort(text)}.` : `Not JSON: ${quoteShort(text)}.`;
    return { kind: null, problem };
  }
}

function kindOf(value: JsonValue): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "object" ? "object" : (typeof value as "string" | "number" | "boolean"); // safe: JSON holds nothing else
}
