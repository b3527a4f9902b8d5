import { foldCase } from "./fold-case";
import { hasWord } from "./has-word";

export type WordsTask = { text: string; words: string[]; ignoreCase: boolean; wholeWord: boolean };

/** Those of the words that stand in the text. */
export function findWords({ text, words, ignoreCase, wholeWord }: WordsTask): string[] {
  const plain = (value: string) => (ignoreCase ? foldCase(value) : value.normalize("NFC"));
  const whole = plain(text);
  return words.filter((word) => (wholeWord ? hasWord(whole, plain(word)) : whole.includes(plain(word))));
}
