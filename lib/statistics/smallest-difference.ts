import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { leastGroups } from "./decision-rules";

/** `discordance`: the share of cases the two arms are expected to judge differently; `power`: how often the difference is then found. */
export type SmallestDifferenceOptions = { discordance?: number; level?: number; power?: number };

/**
 * The smallest true difference in pass rate that so many cases (or groups) can show, before anything is run; null below 20.
 * (z(level) + z(power)) × √(discordance ÷ n): R. J. Connor, "Sample Size for Testing Differences in Proportions for the Paired-Sample
 * Design", Biometrics 43 (1987) 207–211, without the small term that would narrow it. Two arms cannot differ by more than their
 * discordance, so where few cases ask for more, the discordance is taken to be the difference itself.
 *
 * The assumption: one case in five changes sides. Two versions of one prompt are mostly below it, two models mostly above.
 */
export function smallestDifference(
  cases: number,
  { discordance = 0.2, level = 0.95, power = 0.8 }: SmallestDifferenceOptions = {},
): number | null {
  if (cases < leastGroups) return null;
  const reach = normalQuantile((1 + level) / 2, 0, 1) + normalQuantile(power, 0, 1);
  return Math.min(1, Math.max(reach * Math.sqrt(discordance / cases), reach ** 2 / cases));
}
