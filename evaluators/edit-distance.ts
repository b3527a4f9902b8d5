import { distance } from "fastest-levenshtein";

export type DistanceTask = { a: string; b: string };

const surrogate = /[\ud800-\udfff]/;

/** Levenshtein distance of two texts, in code points. */
export function editDistance({ a, b }: DistanceTask): number {
  if (!surrogate.test(a) && !surrogate.test(b)) return distanceOfMiddles(a, b);
  // The library counts UTF-16 units: each code point gets one of its own.
  const units = new Map<string, string>();
  const inUnits = (text: string) => Array.from(text, (symbol) => unitOf(units, symbol)).join("");
  return distanceOfMiddles(inUnits(a), inUnits(b));
}

/** What both texts begin and end with costs no edit; an answer mostly shares much of both with its reference. */
function distanceOfMiddles(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  return distance(a.slice(start, a.length - end), b.slice(start, b.length - end));
}

function unitOf(units: Map<string, string>, symbol: string): string {
  const known = units.get(symbol);
  if (known !== undefined) return known;
  if (units.size > 0xffff) throw new Error("The texts have more than 65 536 different characters: they were not compared.");
  const unit = String.fromCharCode(units.size);
  units.set(symbol, unit);
  return unit;
}
