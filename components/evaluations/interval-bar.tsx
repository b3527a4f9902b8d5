import { show } from "@/components/show";

type Props = { difference: number; low: number; high: number; margin: number; level: number };

/** The interval of a difference on an axis with zero in the middle; what lies within ±margin nobody would notice. */
export function IntervalBar({ difference, low, high, margin, level }: Props) {
  const reach = Math.min(1, Math.max(Math.abs(low), Math.abs(high), margin * 2) * 1.15);
  const at = (value: number) => `${50 + (50 * Math.max(-reach, Math.min(reach, value))) / reach}%`;
  const width = (from: number, to: number) => `${(50 * (Math.min(reach, to) - Math.max(-reach, from))) / reach}%`;
  const text = `Difference ${show.points(difference, true)} points, ${show.percent(level)} interval ${show.points(low)} to ${show.points(high)}`;
  return (
    <figure className="flex max-w-3xl flex-col gap-1">
      <div role="img" aria-label={text} className="relative h-10 overflow-hidden rounded-md border border-line bg-surface">
        <div className="absolute inset-y-0 bg-raised" style={{ left: at(-margin), width: width(-margin, margin) }} />
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
        <span>{show.points(-reach)}</span>
        <span>0</span>
        <span className="text-right">{show.points(reach, true)} points</span>
      </div>
      <figcaption className="text-muted">
        Difference in pass rate with its {show.percent(level)} interval. Shaded: ±{show.points(margin)} points, too little for a
        customer to notice.
      </figcaption>
    </figure>
  );
}
