import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Interval } from "./interval";

/**
 * Interval for a share seen in `of` independent trials: E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical
 * Inference”, Journal of the American Statistical Association 22 (1927) 209–212, without continuity correction. Null without trials.
 */
export function proportionInterval(count: number, of: number, level = 0.95): Interval | null {
  if (of === 0) return null;
  const z = normalQuantile((1 + level) / 2, 0, 1);
  const share = count / of;
  const centre = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const halfWidth = (z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of);
  return { low: Math.max(0, centre - halfWidth), high: Math.min(1, centre + halfWidth), halfWidth };
}
