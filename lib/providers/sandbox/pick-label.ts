import { cosine, type Embed } from "./embed";
import type { Label } from "./find-labels";
import { spacedName } from "./spaced-name";
import { splitSentences, stemsOf } from "./split-sentences";

const catchAll =
  /^(?:other|others|none|misc\w*|general|unknown|unclear|n\/a)\b|\b(?:anything else|everything else|none of (?:the|these)|does not fit|something else)\b/i;
const leastSimilarity = 0.17;
const maxSentences = 8;

const humanised = (name: string) => spacedName(name).toLowerCase();

/** What a label means, as the prompt tells it; its name only where nothing is told. */
const meaningsOf = ({ name, description, examples }: Label): string[] => {
  const told = [description, ...examples].filter((text) => text !== "");
  return told.length > 0 ? told : [humanised(name)];
};

function sharedWords(meaning: string, words: Set<string>): number {
  const asked = stemsOf(meaning);
  const shared = [...asked].filter((stem) => words.has(stem)).length;
  return asked.size === 0 ? 0 : Math.min(1, shared / Math.min(3, asked.size));
}

/**
 * The label whose meaning is nearest to the text: by the encoder, for the whole and its nearest sentence, and a little by
 * shared words. A catch-all ("other") wins only when nothing is near. `margin` is the lead over the second.
 */
export async function pickLabel(labels: Label[], text: string, embed: Embed): Promise<{ label: Label; margin: number } | null> {
  const sentences = splitSentences(text).slice(0, maxSentences);
  const parts = [text.slice(0, 2_000), ...(sentences.length > 1 ? sentences : [])];
  const meanings = labels.map(meaningsOf);
  const vectors = await embed([...parts, ...meanings.flat()]);
  const partVectors = vectors.slice(0, parts.length);
  const words = stemsOf(text);
  let at = parts.length;
  const scored = labels.map((label, index) => {
    const near = (meanings[index] ?? []).map((meaning) => {
      const vector = vectors[at++] ?? [];
      const [whole = 0, ...each] = partVectors.map((part) => cosine(part, vector));
      return 0.5 * whole + 0.5 * Math.max(whole, ...each) + 0.25 * sharedWords(meaning, words);
    });
    return { label, score: Math.max(...near) };
  });
  const isCatchAll = ({ label }: { label: Label }) => catchAll.test(humanised(label.name)) || catchAll.test(label.description);
  const [best, second] = scored.filter((one) => !isCatchAll(one)).toSorted((a, b) => b.score - a.score);
  const rest = scored.find(isCatchAll);
  if (rest && (!best || best.score < leastSimilarity)) return { label: rest.label, margin: 0 };
  return best ? { label: best.label, margin: best.score - (second?.score ?? 0) } : null;
}
