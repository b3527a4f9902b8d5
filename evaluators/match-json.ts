import { type Comparison, compareJson } from "./compare-json";
import type { CompareRules } from "./compare-rules";
import type { JsonValue } from "./evaluator";
import { jsonDepth } from "./json-depth";
import { parseJsonText } from "./parse-json-text";
import { quoteShort } from "./quote-short";

export const maxMatchDepth = 200;

export type MatchTask = { expected: JsonValue; text: string; allowFence: boolean; rules: CompareRules };
export type MatchAnswer = { comparison: Comparison; problem: null } | { comparison: null; problem: string };

/** Compares a text with the JSON that is expected of it, or says in one sentence why it cannot be compared. */
export function matchJson({ expected, text, allowFence, rules }: MatchTask): MatchAnswer {
  const got = parseJsonText(text, allowFence);
  if (got === undefined) return { comparison: null, problem: `Not JSON: ${quoteShort(text)}.` };
  if (jsonDepth(got, maxMatchDepth) > maxMatchDepth) {
    return { comparison: null, problem: `The JSON is nested deeper than ${maxMatchDepth} levels.` };
  }
  return { comparison: compareJson(expected, got, rules), problem: null };
}
