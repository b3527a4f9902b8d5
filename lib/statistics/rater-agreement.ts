import type { Interval } from "./interval";
import { proportionInterval } from "./proportion-interval";

/**
 * `agreement` is the share of items two raters judged alike, `interval` Wilson's at 95 %; `kappa` is what is left of it beyond chance
 * (-1..1), null where chance alone explains everything (one rater, or both, knows only one answer). Null figures without items.
 */
export type RaterAgreement = { items: number; agreement: number | null; interval: Interval | null; kappa: number | null };

/**
 * How two raters agree on the same items. J. Cohen, “A Coefficient of Agreement for Nominal Scales”, Educational and Psychological
 * Measurement 20 (1960) 37–46.
 */
export function raterAgreement(pairs: [first: string, second: string][]): RaterAgreement {
  const items = pairs.length;
  if (items === 0) return { items, agreement: null, interval: null, kappa: null };
  const alike = pairs.filter(([first, second]) => first === second).length;
  const agreement = alike / items;
  const shares = (side: 0 | 1) => {
    const counted = new Map<string, number>();
    for (const pair of pairs) counted.set(pair[side], (counted.get(pair[side]) ?? 0) + 1 / items);
    return counted;
  };
  const [first, second] = [shares(0), shares(1)];
  const byChance = [...first].reduce((sum, [answer, share]) => sum + share * (second.get(answer) ?? 0), 0);
  const kappa = 1 - byChance < 1e-12 ? null : (agreement - byChance) / (1 - byChance);
  return { items, agreement, interval: proportionInterval(alike, items), kappa };
}
