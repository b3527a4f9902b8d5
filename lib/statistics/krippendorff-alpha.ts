export type AgreementScale = "nominal" | "interval";

/**
 * Agreement of any number of reviewers, each of whom may have judged only some of the items: 1 is perfect, 0 what chance gives, null
 * where nobody judged what another judged, or all answers are the same. `ratings` are the answers to one item; for a nominal scale
 * they are codes. K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), section E.
 */
export function krippendorffAlpha(ratings: number[][], scale: AgreementScale): number | null {
  const units = ratings.filter((unit) => unit.length > 1);
  const values = units.flat();
  const total = values.length;
  const apart = scale === "nominal" ? (a: number, b: number) => Number(a !== b) : (a: number, b: number) => (a - b) ** 2;
  const observed = units.reduce((sum, unit) => sum + disagreement(unit, apart) / (unit.length - 1), 0) / total;
  const expected = disagreement(values, apart) / (total * (total - 1));
  return total === 0 || expected === 0 ? null : 1 - observed / expected;
}

/** Over all ordered pairs; answers that are the same are counted together, for there are few different ones. */
function disagreement(values: number[], apart: (a: number, b: number) => number): number {
  const counted = new Map<number, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  let sum = 0;
  for (const [a, times] of counted) for (const [b, others] of counted) sum += times * others * apart(a, b);
  return sum;
}
