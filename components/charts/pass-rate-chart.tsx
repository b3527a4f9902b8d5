"use client";

import dynamic from "next/dynamic";

const Bars = dynamic(() => import("./pass-rate-bars"), {
  ssr: false,
  loading: () => <div className="h-full animate-pulse rounded-md bg-raised motion-reduce:animate-none" />,
});

type Props = { arms: { label: string; passRate: number | null }[] };

/** The arms' pass rates beside each other; loaded after the page, which it is not needed to read. */
export function PassRateChart({ arms }: Props) {
  const bars = arms.flatMap(({ label, passRate }) => (passRate === null ? [] : [{ label, rate: passRate * 100 }]));
  if (bars.length < 2) return null;
  return (
    <figure className="flex max-w-3xl flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <figcaption className="font-medium">Pass rate by arm</figcaption>
      <div style={{ height: 40 + 44 * bars.length }}>
        <Bars bars={bars} />
      </div>
    </figure>
  );
}
