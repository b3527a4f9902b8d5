import { ibanLengths } from "./iban-lengths";

/** Kinds of personal data that can be told by their form. */
export const piiKinds = ["email", "phone", "card", "iban"] as const;
export type PiiKind = (typeof piiKinds)[number];

/** How many of a kind stand in the text. All patterns have bounded repeats, so the time is linear in the text. */
export function countPii(text: string, kind: PiiKind): number {
  return finders[kind](text);
}

const finders: Record<PiiKind, (text: string) => number> = {
  email: (text) => countMatches(text, emails, () => true),
  phone: (text) => countMatches(text, phones, isPhone),
  card: (text) => countMatches(text, cards, isCard),
  iban: (text) => countMatches(text, ibanStarts, (start, at) => isIban(text.slice(at, at + 50), start)),
};

const emails = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24}(?![\p{L}\p{N}-])/gu;
/** `+` and a country code; (555) 123-4567 and 555-123-4567; a trunk 0 with the area code set apart: 030 123456, 0171/2345678. */
const phones =
  /(?<![\w+.])(?:\+\d(?:[ ().\-/]{0,2}\d){7,14}|(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}|\(?0\d{1,4}(?:\) ?|[ /-])\d{2,8}(?:[ -]?\d{2,8}){0,3})(?![\w])/g;
const cards = /(?<![\w.-])[2-6](?:[ -]?\d){12,18}(?![\w])/g;
const ibanStarts = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?= ?[A-Z0-9])/gu;

function countMatches(text: string, pattern: RegExp, holds: (match: string, at: number) => boolean): number {
  let count = 0;
  for (const match of text.matchAll(pattern)) if (holds(match[0], match.index)) count += 1;
  return count;
}

const isPhone = (match: string) => {
  const digits = match.replace(/\D/g, "").length;
  return digits >= 7 && digits <= 15;
};

/** Luhn's check (ISO/IEC 7812-1): every second digit from the right doubled, the sum a multiple of ten. */
function isCard(match: string): boolean {
  const digits = [...match.replace(/\D/g, "")].map(Number).reverse();
  const sum = digits.reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}

/** ISO 13616: the country's length, and the remainder of the rearranged number divided by 97 is one. */
function isIban(from: string, start: string): boolean {
  const length = ibanLengths.get(start.slice(0, 2));
  if (length === undefined) return false;
  let iban = "";
  let at = 0;
  for (; at < from.length && iban.length < length; at++) {
    const symbol = from.charAt(at);
    if (/[A-Z0-9]/.test(symbol)) iban += symbol;
    else if (symbol !== " " || from.charAt(at - 1) === " ") return false;
  }
  if (iban.length < length || /[\p{L}\p{N}]/u.test(from.charAt(at))) return false;
  const moved = iban.slice(4) + iban.slice(0, 4);
  return [...moved].reduce((rest, symbol) => Number(`${rest}${Number.parseInt(symbol, 36)}`) % 97, 0) === 1;
}
