type Props = { low: number; high: number; difference: number; margin: number; reach: number };

/** An interval as wide as a cell: zero in the middle, the margin shaded. The figures stand beside it. */
export function MiniInterval({ low, high, difference, margin, reach }: Props) {
  const bounded = (value: number) => Math.max(-reach, Math.min(reach, value));
  const at = (value: number) => `${50 + (50 * bounded(value)) / reach}%`;
  const width = (from: number, to: number) => `${(50 * (bounded(to) - bounded(from))) / reach}%`;
  return (
    <div aria-hidden="true" className="relative h-5 w-40 overflow-hidden rounded bg-raised/50">
      <div className="absolute inset-y-0 bg-raised" style={{ left: at(-margin), width: width(-margin, margin) }} />
      <div className="absolute inset-y-0 w-px bg-line-strong" style={{ left: "50%" }} />
      <div
        className="absolute top-1/2 h-1 min-w-0.5 -translate-y-1/2 rounded-full bg-accent"
        style={{ left: at(low), width: width(low, high) }}
      />
      <div
        className="absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
        style={{ left: at(difference) }}
      />
    </div>
  );
}
