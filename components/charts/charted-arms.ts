import { show } from "@/components/show";
import type { ArmFigures } from "@/lib/evaluations/schema";

type Counted = { armId: string; bucket: number; count: number };
export type ChartedArm = {
  armId: string;
  label: string;
  passRate: number | null;
  latencyMs: number | null;
  costUsd: number | null;
  /** How many totals in each tenth from 0 to 1. */
  totals: number[];
  /** How many latencies in each step. */
  latencies: number[];
};
export type Charted = { arms: ChartedArm[]; tenths: string[]; steps: string[] };

const tenths = Array.from({ length: 10 }, (_, tenth) => (tenth / 10).toFixed(1));

/** Each arm as its charts show it; what it costs is for one answer. The counts are totals by tenth and latencies by step. */
export function chartedArms(arms: ArmFigures[], totals: Counted[], latencies: (Counted & { stepMs: number })[]): Charted {
  const spread = (counted: Counted[], armId: string) =>
    Array.from({ length: 10 }, (_, at) => counted.find((one) => one.armId === armId && one.bucket === at)?.count ?? 0);
  const step = latencies[0]?.stepMs ?? 0;
  return {
    arms: arms.map(({ armId, label, passRate, latencyMs, costUsd, completed }) => ({
      ...{ armId, label, passRate },
      costUsd: costUsd === null || completed === 0 ? null : costUsd / completed,
      latencyMs: latencyMs.p50,
      totals: spread(totals, armId),
      latencies: spread(latencies, armId),
    })),
    tenths,
    steps: Array.from({ length: 10 }, (_, at) => `${show.duration(at * step)}${at === 9 ? "+" : ""}`),
  };
}
