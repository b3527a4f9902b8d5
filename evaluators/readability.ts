import { syllable } from "syllable";
import { wordsOf } from "./words-of";

export type Readability = { words: number; readingEase: number; grade: number };

/**
 * How hard an English text is to read. Reading ease by Flesch (1948): 206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words;
 * grade by Kincaid (1975): 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59. A word has at least one syllable. Null without a word.
 */
export function readability(text: string): Readability | null {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const [perSentence, perWord] = [words.length / sentences.length, syllables / words.length];
  return {
    words: words.length,
    readingEase: 206.835 - 1.015 * perSentence - 84.6 * perWord,
    grade: 0.39 * perSentence + 11.8 * perWord - 15.59,
  };
}

/** A sentence ends at . ! ? or … before white space or the end, and at a line break; it holds a word. */
const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?…]["'”’)\]]?)\s+|[\r\n]+/u).filter((part) => wordsOf(part).length > 0);
