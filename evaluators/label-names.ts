import { foldCase } from "./fold-case";
import { hasWord } from "./has-word";

/** What stands for an output that is no known label. */
export const otherLabel = "(other)";
/** What stands for an answer that was cut, refused or too late. */
export const noAnswerLabel = "(no answer)";

export type Labelling = { labels: string[]; aliases: Record<string, string>; within: boolean };

const maxLength = 200;
/** How much of a text is looked through for a label. */
const maxSearched = 20_000;
const ends =
  /^[\s\p{Pi}\p{Pf}\p{Ps}\p{Pe}"'`*_.,;:!?…。，、；：！？]+|[\s\p{Pi}\p{Pf}\p{Ps}\p{Pe}"'`*_.,;:!?…。，、；：！？]+$/gu;

/** A label as it is compared: NFC, case-folded, one space between words, without quotes, brackets and punctuation at its ends. */
export function plainLabel(text: string): string {
  const short = text.trim().slice(0, 2 * maxLength);
  return foldCase(short.replace(ends, "").replace(/\s+/gu, " "));
}

/** The name a case's label goes by: as it is listed, else in its plain form. */
export function nameOfLabel(label: string, labelling: Labelling): string {
  const plain = plainLabel(label);
  return namesOf(labelling).get(plain) ?? plain;
}

/**
 * The name of the label a text gives, or `(other)` where it is none of those that are known: the listed ones and the case's own. Without
 * a list every text is the label it says.
 */
export function nameOfOutput(text: string, expected: string, labelling: Labelling): string {
  const names = namesOf(labelling);
  if (!names.has(plainLabel(expected))) names.set(plainLabel(expected), nameOfLabel(expected, labelling));
  const plain = plainLabel(text);
  const known = names.get(plain);
  if (known !== undefined) return known;
  if (labelling.within) return onlyWithin(text, names);
  return labelling.labels.length > 0 || plain === "" || plain.length > maxLength ? otherLabel : plain;
}

/** The one label whose name or alias stands in the text as a word. */
function onlyWithin(text: string, names: Map<string, string>): string {
  const plain = foldCase(text.slice(0, maxSearched)).replace(/\s+/gu, " ");
  const found = new Set([...names].filter(([word]) => hasWord(plain, word)).map(([, name]) => name));
  const [name] = found;
  return found.size === 1 && name !== undefined ? name : otherLabel;
}

/** Names by the plain form of every label and alias. */
function namesOf({ labels, aliases }: Pick<Labelling, "labels" | "aliases">): Map<string, string> {
  const names = new Map(labels.map((label) => [plainLabel(label), label]));
  for (const [alias, label] of Object.entries(aliases))
    names.set(plainLabel(alias), names.get(plainLabel(label)) ?? plainLabel(label));
  return names;
}
