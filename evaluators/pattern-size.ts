/**
 * At most how many steps a pattern spells out to when its repeats are written out: `(ab){10}` is 20. Read from the text alone, since
 * compiling a pattern of many large repeats takes the time that this is to save.
 */
export function patternSize(pattern: string): number {
  const open: number[] = [];
  let sum = 0;
  let last = 0;
  let at = 0;
  const atom = (size: number, length: number) => {
    sum += size;
    last = size;
    at += length;
  };
  while (at < pattern.length) {
    const c = pattern[at];
    const repeat = c === "{" ? /^\{(\d{1,6})(?:,(\d{0,6}))?\}/.exec(pattern.slice(at, at + 17)) : null;
    if (repeat) {
      const grown = last * Math.max(1, Number(repeat[1]), Number(repeat[2] || 0));
      sum += grown - last;
      last = grown;
      at += repeat[0].length;
    } else if (c === "(") {
      open.push(sum);
      sum = 0;
      at += 1;
    } else if (c === ")") {
      const inner = sum + 1;
      sum = open.pop() ?? 0;
      atom(inner, 1);
    } else if (c === "[") {
      atom(1, classLength(pattern, at));
    } else {
      atom(1, c === "\\" ? escapeLength(pattern, at) : 1);
    }
  }
  return open.reduce((total, before) => total + before, sum);
}

/** `\p{Greek}` is one step, braces and all. */
const escapeLength = (pattern: string, at: number): number =>
  /^\\(?:[pPx]\{[^}]*\}|[pP].|.)?/su.exec(pattern.slice(at))?.[0].length ?? 1;

/** A class ends at the first bracket that is not escaped, not the very first sign in it and not the end of `[:alpha:]`. */
const classLength = (pattern: string, at: number): number =>
  /^\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]?/su.exec(pattern.slice(at))?.[0].length ?? 1;
