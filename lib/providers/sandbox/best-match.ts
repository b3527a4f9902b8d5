import type { Field } from "./find-fields";
import { spacedName } from "./spaced-name";
import { stemsOf } from "./split-sentences";

const maxMatches = 100;
const maxContext = 60;
/** Words that say of which kind a value is, not which one of its kind. */
const kindWords = stemsOf("date day number code text format value field");

/** How much a context speaks of a field: in its name, in what the prompt tells of it, and not in what it tells after "not". */
function nearnessTo({ name, description }: Field): (context: string) => number {
  const [told = "", ...not] = description.split(/\b(?:not|never|rather than|instead of)\b/i);
  const named = stemsOf(spacedName(name));
  const meant = stemsOf(told);
  const others = stemsOf(not.join(" "));
  const weightOf = (word: string) => {
    if (kindWords.has(word)) return 0;
    const weight = (named.has(word) ? 2 : 0) + (meant.has(word) ? 1 : 0);
    return weight === 0 && others.has(word) ? -1 : weight;
  };
  return (context) => [...stemsOf(context)].reduce((sum, word) => sum + weightOf(word), 0);
}

/**
 * Of all that fits the patterns, what stands beside words the prompt uses for the field ("Departs: …" for a field `departs_at`), those
 * before it counting twice; the first of the first pattern where no words decide.
 */
export function bestMatch(text: string, patterns: RegExp[], field: Field): string | null {
  const nearness = nearnessTo(field);
  let best: { value: string; score: number } | null = null;
  for (const pattern of patterns) {
    const matches = [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].slice(0, maxMatches);
    for (const [at, match] of matches.entries()) {
      const end = match.index + match[0].length;
      const last = matches[at - 1];
      const before = text.slice(Math.max(last ? last.index + last[0].length : 0, match.index - maxContext), match.index);
      const after = text.slice(end, Math.min(matches[at + 1]?.index ?? text.length, end + maxContext / 2));
      const score = 2 * nearness(before.split("\n").at(-1) ?? "") + nearness(after.split("\n")[0] ?? "");
      if (!best || score > best.score) best = { value: (match[1] ?? match[0]).trim(), score };
    }
  }
  return best?.value ?? null;
}
