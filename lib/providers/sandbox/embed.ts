/** Unit-length vectors, one a text, in order. */
export type Embed = (texts: string[]) => Promise<number[][]>;

/** The cosine of two unit-length vectors. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
