export const rougeTokenisers = ["ascii", "unicode"] as const;
export type RougeTokeniser = (typeof rougeTokenisers)[number];

const spaceless = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const unicodeToken = new RegExp(`[${spaceless}]|[[\\p{L}\\p{M}\\p{N}]--[${spaceless}]]+`, "gv");

/**
 * The words ROUGE counts, in small letters. `ascii`: runs of a–z and 0–9, as in google-research's rouge_score. `unicode`: runs of letters,
 * marks and digits of any script; of scripts written without spaces each character.
 */
export function rougeTokens(text: string, tokeniser: RougeTokeniser): string[] {
  const small = text.toLowerCase();
  return (tokeniser === "ascii" ? small.match(/[a-z0-9]+/g) : small.normalize("NFC").match(unicodeToken)) ?? [];
}
