import { distance } from "fastest-levenshtein";

export type DistanceTask = { a: string; b: string };

const surrogate = /[\ud800-\udfff]/;

/** Levenshtein distance of two texts, in code points. */
export function editDistance({ a, b }: DistanceTask): number {
  if (!surrogate.test(a) && !surrogate.test(b)) return distance(a, b);
  // The library counts UTF-16 units: each code point gets one of its own.
  const units = new Map<string, string>();
  const inUnits = (text: string) => Array.from(text, (symbol) => unitOf(units, symbol)).join("");
  return distance(inUnits(a), inUnits(b));
}

function unitOf(units: Map<string, string>, symbol: string): string {
  const known = units.get(symbol);
  if (known !== undefined) return known;
  if (units.size > 0xffff) throw new Error("The texts have more than 65 536 different characters: they were not compared.");
  const unit = String.fromCharCode(units.size);
  units.set(symbol, unit);
  return unit;
}
