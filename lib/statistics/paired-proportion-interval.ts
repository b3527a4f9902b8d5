import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { type Interval, intervalAround } from "./interval";

/**
 * Interval for a paired difference of proportions: Wald with one pseudo-observation in each discordant cell.
 * Source: D. G. Bonett and R. M. Price, "Adjusted Wald Confidence Interval for a Difference of Binomial Proportions Based on
 * Paired Data", Journal of Educational and Behavioral Statistics 37 (2012) 479–488.
 * @param improved pairs that failed before and pass now
 * @param regressed pairs that passed before and fail now
 * @param pairs all pairs; null when there is none
 */
export function pairedProportionInterval(improved: number, regressed: number, pairs: number, level = 0.95): Interval | null {
  if (pairs < 1) return null;
  const up = (improved + 1) / (pairs + 2);
  const down = (regressed + 1) / (pairs + 2);
  const standardError = Math.sqrt((up + down - (up - down) ** 2) / (pairs + 2));
  return intervalAround(up - down, -normalQuantile((1 - level) / 2, 0, 1) * standardError, 1);
}
