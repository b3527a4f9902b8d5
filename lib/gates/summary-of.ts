import type { decide } from "@/lib/evaluations/decide";

/** What of the comparison the rules and the page tell; the promotion keeps all of it. */
export function summaryOf(decision: ReturnType<typeof decide>) {
  const { verdict, noWorse, reasons, primary: metric, margin, metrics, casesNeeded } = decision;
  const { difference = null, low = null, high = null, level = 0.95 } = metrics[0] ?? {};
  return { metric, verdict, noWorse, reasons, margin, difference, low, high, level, casesNeeded };
}
