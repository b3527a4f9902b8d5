import { detectAll, supportedLanguages, toISO2 } from "tinyld";

/** ISO 639-1 codes that can be told apart. */
export const languageCodes: string[] = [...new Set(supportedLanguages.map(toISO2))].filter((code) => code.length === 2).sort();

const minLetters = 20;
/** Enough to tell a language, and a bound on the time. */
const maxLength = 5_000;

/** The text's language as ISO 639-1 code, or null when there is too little text to tell. */
export function detectLanguage(text: string): string | null {
  const start = text.slice(0, maxLength);
  const letters = start.match(/\p{L}/gu) ?? [];
  // A sign of Han, kana or hangul says as much as a short word.
  const weight =
    letters.length + 4 * (start.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) ?? []).length;
  if (weight < minLetters) return null;
  return detectAll(start)[0]?.lang ?? null;
}
