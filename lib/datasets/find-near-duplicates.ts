import { setImmediate } from "node:timers/promises";

type Text = { id: string; text: string };
type Print = { grams: Uint32Array; signature: Uint32Array };

const gramLength = 5;
const mostChars = 1_000;
const bands = 12;
const rows = 4;
const alike = 0.8;
const worthALook = 0.65;
/** Of a crowded bucket only the first are compared with: what is like one of them is like the others. */
const mostCompared = 20;
const pause = 50;

const seeds = Uint32Array.from({ length: bands * rows }, (_, n) => mix(n + 1) | 1);
const shifts = Uint32Array.from({ length: bands * rows }, (_, n) => mix(n + 1_000));

/**
 * The ids of texts that share at least 80 % of their five-letter pieces with another (Jaccard): MinHash in 12 bands of 4 finds the pairs
 * (those of 80 % are missed once in some 600), which are then counted exactly. The work grows with the number of letters; it pauses, so
 * that others are served meanwhile.
 */
export async function findNearDuplicates(texts: readonly Text[]): Promise<Set<string>> {
  const found = new Set<string>();
  const prints: Print[] = [];
  const buckets = Array.from({ length: bands }, () => new Map<number, number[]>());
  for (const [index, { id, text }] of texts.entries()) {
    if (index % pause === pause - 1) await setImmediate();
    const print = printOf(text);
    prints.push(print);
    const seen = new Set<number>();
    for (const [band, places] of buckets.entries()) {
      const key = bandKey(print.signature, band);
      const bucket = places.get(key) ?? [];
      for (const other of bucket) {
        if (seen.has(other)) continue;
        seen.add(other);
        const [near, otherId] = [prints[other], texts[other]?.id];
        if (!near || otherId === undefined || (found.has(id) && found.has(otherId))) continue; // both are known already
        if (isAlike(print, near)) found.add(id).add(otherId);
      }
      if (bucket.length < mostCompared) places.set(key, [...bucket, index]);
    }
  }
  return found;
}

/** Case, width, accents as they are, punctuation and blanks make no difference. */
const normalised = (text: string): string =>
  text
    .slice(0, mostChars)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function printOf(text: string): Print {
  const letters = ` ${normalised(text)} `;
  const set = new Set<number>();
  for (let start = 0; start + gramLength <= Math.max(letters.length, gramLength); start++) {
    let hash = 2_166_136_261;
    for (let at = start; at < start + gramLength; at++) hash = Math.imul(hash ^ (letters.charCodeAt(at) || 0), 16_777_619);
    set.add(mix(hash));
  }
  const grams = Uint32Array.from(set).sort();
  const signature = new Uint32Array(bands * rows).fill(0xffff_ffff);
  for (let nth = 0; nth < grams.length; nth++) {
    const gram = grams[nth] ?? 0;
    for (let row = 0; row < signature.length; row++) {
      const hash = (Math.imul(gram, seeds[row] ?? 1) + (shifts[row] ?? 0)) >>> 0;
      if (hash < (signature[row] ?? 0)) signature[row] = hash;
    }
  }
  return { grams, signature };
}

function bandKey(signature: Uint32Array, band: number): number {
  let key = band;
  for (let row = 0; row < rows; row++) key = mix(key ^ (signature[band * rows + row] ?? 0));
  return key;
}

function isAlike(a: Print, b: Print): boolean {
  let same = 0;
  for (let row = 0; row < a.signature.length; row++) if (a.signature[row] === b.signature[row]) same++;
  return same / a.signature.length >= worthALook && jaccard(a.grams, b.grams) >= alike;
}

/** Of two sorted sets. */
function jaccard(a: Uint32Array, b: Uint32Array): number {
  let i = 0;
  let j = 0;
  let shared = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared / (a.length + b.length - shared);
}

/** Spreads a number over 32 bits (the last step of MurmurHash3). */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
