import type { MeasuredItem } from "./measured-item";

/**
 * What the answers of so many cases would cost on both sides with their trials, in US dollars, by the mean of the cases that were
 * measured; null where the price of any answer is not known.
 */
export function priceOfCases(cases: number, sides: MeasuredItem[][]): number | null {
  let price = 0;
  for (const items of sides) {
    const answered = items.filter(({ status }) => status === "completed");
    if (answered.length === 0) return null;
    const measured = new Set(answered.map(({ caseId }) => caseId)).size;
    for (const { costUsd } of answered) {
      if (costUsd === null) return null;
      price += (costUsd / measured) * cases;
    }
  }
  return price;
}
