import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { type Interval, intervalAround } from "./interval";

/** Below this a spread is rounding, not variance. */
const noSpread = 1e-12;

/** `limit` is the largest difference the metric can show; `floor` the least half-width, `whenEqual` only when all groups agree. */
export type MeanIntervalOptions = { level?: number; limit?: number; floor?: "always" | "whenEqual" | "none" };

/**
 * Student's t interval for the mean of the groups' differences; null below two groups, where nothing tells their spread.
 *
 * The floor is the rule of three, two-sided: n groups that agree leave room for a share -ln(0.025) ÷ n = 3.7 ÷ n of others
 * (Hanley and Lippman-Hand, JAMA 249 (1983) 1743–1745). At other levels it is scaled by ln(α/2), so that intervals stay nested.
 */
export function pairedMeanInterval(differences: number[], options: MeanIntervalOptions = {}): Interval | null {
  return meanInterval(summarise(differences), options);
}

/** What the interval needs to know of the differences. */
export type Summary = { n: number; mean: number; variance: number };

/** The same from a summary, for callers that ask for many levels. */
export function meanInterval(
  { n, mean, variance }: Summary,
  { level = 0.95, limit = Number.POSITIVE_INFINITY, floor = "none" }: MeanIntervalOptions = {},
): Interval | null {
  if (n < 2) return null;
  const equal = Math.sqrt(variance) < noSpread;
  const width = equal ? 0 : -tQuantile((1 - level) / 2, n - 1) * Math.sqrt(variance / n);
  const least = floor === "always" || (floor === "whenEqual" && equal) ? leastHalfWidth(n, level) : 0;
  return intervalAround(mean, Math.max(width, least), limit);
}

export function summarise(values: number[]): Summary {
  const n = values.length;
  let [sum, squares] = [0, 0];
  for (const value of values) sum += value;
  const mean = sum / n;
  for (const value of values) squares += (value - mean) ** 2;
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

const leastHalfWidth = (groups: number, level: number) => ((3.7 / groups) * Math.log((1 - level) / 2)) / Math.log(0.025);
