import { foldCase } from "./fold-case";

/** How models of several makers open a refusal; straight apostrophes, lower case. */
const phrases = [
  "i cannot help with",
  "i can't help with",
  "i cannot assist",
  "i can't assist",
  "i cannot comply",
  "i can't comply",
  "i cannot fulfill",
  "i can't fulfill",
  "i cannot provide",
  "i can't provide",
  "i cannot answer",
  "i can't answer",
  "i cannot do that",
  "i can't do that",
  "i am unable to",
  "i'm unable to",
  "i am not able to",
  "i'm not able to",
  "i won't be able to",
  "i will not be able to",
  "i must decline",
  "i have to decline",
  "i'm sorry, but i can",
  "i am sorry, but i can",
  "i apologize, but i can",
  "as an ai language model",
  "as a large language model",
  "as an ai, i",
  "it would be inappropriate for me",
  "i'm not comfortable",
  "against my guidelines",
];

/** The first refusal phrase in the text, the given ones included, or null. */
export function findRefusal(text: string, more: string[]): string | null {
  const plain = flat(text);
  return [...phrases, ...more].find((phrase) => plain.includes(flat(phrase))) ?? null;
}

const flat = (text: string) =>
  foldCase(text)
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/\s+/gu, " ");
