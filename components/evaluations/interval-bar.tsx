import { show } from "@/components/show";
import { metricWords } from "./metric-words";
import type { Comparison } from "./verdict-sentence";

type Metric = Pick<Comparison["metrics"][number], "key" | "kind" | "level" | "lowerIsBetter">;
type Props = { metric: Metric; difference: number; low: number; high: number; margin: number };

/** The interval of a difference on an axis with zero in the middle; what lies within the margin nobody would notice. */
export function IntervalBar({ metric, difference, low, high, margin }: Props) {
  const { name, bare, amount } = metricWords(metric);
  const isRatio = metric.kind === "ratio";
  const least = isRatio ? 1 / (1 + margin) - 1 : -margin; // a tenth slower undoes a tenth faster only as 1 ÷ 1.1
  const widest = Math.max(Math.abs(low), Math.abs(high), margin * 2) * 1.15;
  const reach = isRatio ? widest : Math.min(1, widest);
  const at = (value: number) => `${50 + (50 * Math.max(-reach, Math.min(reach, value))) / reach}%`;
  const width = (from: number, to: number) => `${(50 * (Math.min(reach, to) - Math.max(-reach, from))) / reach}%`;
  const level = show.percent(metric.level);
  const text = `Difference ${amount(difference, true)}, ${level} interval ${bare(low)} to ${bare(high)}`;
  return (
    <figure className="flex max-w-3xl flex-col gap-1">
      <div role="img" aria-label={text} className="relative h-10 overflow-hidden rounded-md border border-line bg-surface">
        <div className="absolute inset-y-0 bg-raised" style={{ left: at(least), width: width(least, margin) }} />
        <div className="absolute inset-y-0 w-px bg-line-strong" style={{ left: "50%" }} />
        <div
          className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full bg-accent"
          style={{ left: at(low), width: width(low, high) }}
        />
        <div
          className="absolute top-1/2 size-4 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-accent"
          style={{ left: at(difference) }}
        />
      </div>
      <div aria-hidden="true" className="grid grid-cols-[1fr_auto_1fr] text-muted tabular-nums">
        <span>{bare(-reach)}</span>
        <span>0</span>
        <span className="text-right">{amount(reach, true)}</span>
      </div>
      <figcaption className="text-muted">
        Difference in {name.toLowerCase()} with its {level} interval{metric.lowerIsBetter && ", less is better"}. Shaded: ±
        {amount(margin)}, too little for a customer to notice.
      </figcaption>
    </figure>
  );
}
