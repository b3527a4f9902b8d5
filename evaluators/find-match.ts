import { linearRegex } from "./linear-regex";

export type RegexTask = { pattern: string; flags: string; wholeText: boolean; text: string };
export type RegexAnswer = { match: string | null };

const maxMatchLength = 500;

/** The first match (its first 500 characters), or null. */
export function findMatch({ pattern, flags, wholeText, text }: RegexTask): RegexAnswer {
  const matcher = linearRegex(pattern, flags).matcher(text);
  const found = wholeText ? matcher.matches() : matcher.find();
  return { match: found ? (matcher.group() ?? "").slice(0, maxMatchLength) : null };
}
