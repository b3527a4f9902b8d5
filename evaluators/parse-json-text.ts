import type { JsonValue } from "./evaluator";
import { unfence } from "./unfence";

/** The text as JSON; with `allowFence` also a text that is one ``` block. Null inside `value` is JSON's null; `undefined` means it is not JSON. */
export function parseJsonText(text: string, allowFence: boolean): JsonValue | undefined {
  try {
    return JSON.parse(allowFence ? unfence(text) : text) as JsonValue; // safe: JSON.parse makes nothing else
  } catch {
    return undefined;
  }
}
