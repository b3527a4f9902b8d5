import type { ArmFigures } from "@/lib/evaluations/schema";

/** Each arm as its charts show it; `spread` counts its totals by tenth. */
export function chartedArms(arms: ArmFigures[], spread: { armId: string; bucket: number; count: number }[]) {
  const countOf = (armId: string, tenth: number) => spread.find((one) => one.armId === armId && one.bucket === tenth)?.count ?? 0;
  return arms.map(({ armId, label, passRate, latencyMs, costUsd }) => ({
    ...{ armId, label, passRate, costUsd },
    latencyMs: latencyMs.p50,
    totals: Array.from({ length: 10 }, (_, tenth) => countOf(armId, tenth)),
  }));
}
