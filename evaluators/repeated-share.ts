import { wordsOf } from "./words-of";

/** Share of the text's word n-grams that stood in it before, 0..1; 0 for a text with fewer than two of them. */
export function repeatedShare(text: string, size: number): number {
  const words = wordsOf(text.toLowerCase());
  const total = words.length - size + 1;
  if (total < 2) return 0;
  const seen = new Set<string>();
  for (let i = 0; i < total; i++) seen.add(words.slice(i, i + size).join(" "));
  return 1 - seen.size / total;
}
