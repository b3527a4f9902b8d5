import type { MetricKind } from "./observation";

/** What δ means when nobody asked: 5 points for pass rate and scores, 10 % for latency and cost. */
export const defaultDelta = (kind: MetricKind): number => (kind === "ratio" ? 0.1 : 0.05);

/** The margin δ on the scale a metric is analysed on: δ itself, or log(1 + δ) for a ratio ("10 % slower" is log 1.1). */
export function marginOnScale(kind: MetricKind, delta: number): number {
  if (!(delta > 0)) throw new RangeError(`A margin is greater than 0, not ${delta}.`);
  return kind === "ratio" ? Math.log1p(delta) : delta;
}
