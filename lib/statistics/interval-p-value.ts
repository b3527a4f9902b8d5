import type { Interval } from "./interval";

const smallest = 1e-9;

/**
 * The two-sided p that belongs to a family of nested intervals: the largest α whose interval still holds 0, found by bisection on
 * log α. So p < 1 - level exactly when the interval at `level` leaves 0 out. Never below 1e-9; null where there is no interval.
 */
export function intervalPValue(intervalAt: (level: number) => Interval | null): number | null {
  const holdsZero = (alpha: number): boolean | null => {
    const interval = intervalAt(1 - alpha);
    return interval && interval.low <= 0 && interval.high >= 0;
  };
  const widest = holdsZero(smallest);
  if (widest === null) return null;
  if (!widest) return smallest;
  if (holdsZero(1)) return 1;
  let [inside, outside] = [Math.log(smallest), 0];
  for (let step = 0; step < 50; step++) {
    const middle = (inside + outside) / 2;
    if (holdsZero(Math.exp(middle))) inside = middle;
    else outside = middle;
  }
  return Math.exp(inside);
}
