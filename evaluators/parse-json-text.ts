import type { JsonValue } from "./evaluator";

const fenced = /^\s*```(?:json)?[^\S\n]*\r?\n([\s\S]*?)\r?\n?```\s*$/i;

/** The text as JSON; with `allowFence` also a text that is one ``` block. Null inside `value` is JSON's null; `undefined` means it is not JSON. */
export function parseJsonText(text: string, allowFence: boolean): JsonValue | undefined {
  const inner = allowFence && text.includes("```") ? (fenced.exec(text)?.[1] ?? text) : text;
  try {
    return JSON.parse(inner) as JsonValue; // safe: JSON.parse makes nothing else
  } catch {
    return undefined;
  }
}
