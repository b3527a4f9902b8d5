import type { JsonValue, Sample } from "./evaluator";

/** Without a sample the script is only loaded, which finds what is wrong with its text. */
export type ScriptTask = { code: string; sample?: Sample };

/** What a script may use; the thread around it is ended a little later, should the script's own clock not reach it. */
export const scriptLimits = { timeMs: 250, threadMs: 450, memoryBytes: 32 * 1_048_576, stackBytes: 256 * 1_024 } as const;
export const maxScriptLength = 50_000;
export const maxDetailsLength = 10_000;

/** A value by its kind (`typeof`, or `null`) and its text where it is text, a number or a truth value. */
export type Told = [kind: string, text: string];

/** What score() returned: a plain value, or the parts of an object. Null for a script that was only loaded. */
export type ScriptAnswer =
  | { value: Told }
  | { isPromise: boolean; score: Told; passed: Told; reason: Told; details: JsonValue | undefined }
  | null;
