"use client";

import dynamic from "next/dynamic";
import { type ReactElement, type ReactNode, useState } from "react";
import type { BarsProps } from "./bars";
import type { Charted } from "./charted-arms";

const Bars = dynamic(() => import("./bars"), {
  ssr: false,
  loading: () => <div className="h-full animate-pulse rounded-md bg-raised motion-reduce:animate-none" />,
});

/** How the arms' scores and latencies are spread, all on one scale; loaded after the page, which they are not needed to read. */
export function ArmCharts({ charted, children }: { charted: Charted; children?: ReactNode }) {
  const { arms, tenths, steps } = charted;
  const spreads: { kind: string; titleOf: (label: string) => string; buckets: string[]; of: "totals" | "latencies" }[] = [
    { kind: "scores", titleOf: (label) => `Scores of ${label}`, buckets: tenths, of: "totals" },
    { kind: "latencies", titleOf: (label) => `Latencies of ${label}`, buckets: steps, of: "latencies" },
  ];
  const chartsOf = ({ kind, titleOf, buckets, of }: (typeof spreads)[number]) => {
    const most = Math.max(0, ...arms.flatMap((arm) => arm[of]));
    const shown = arms.filter((arm) => arm[of].some((count) => count > 0));
    return shown.map((arm) => (
      <Chart key={`${kind} ${arm.armId}`} title={titleOf(arm.label)} isLow={arms.length > 2}>
        <Bars bars={arm[of].map((value, at) => ({ label: buckets[at] ?? "", value }))} most={most} />
      </Chart>
    ));
  };
  const isMany = arms.length > 3;
  return (
    <div className="flex flex-col gap-3">
      <div className={grid}>
        {children}
        {spreads.filter(({ of }) => !isMany || of === "totals").flatMap(chartsOf)}
      </div>
      {isMany && <Folded title="Latencies by arm">{spreads.filter(({ of }) => of === "latencies").flatMap(chartsOf)}</Folded>}
    </div>
  );
}

const grid = "grid gap-3 md:grid-cols-2 xl:grid-cols-3";

/** Charts that would push the page far down; made once they are asked for. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">{title}</summary>
      {isOpen && <div className={`${grid} mt-3`}>{children}</div>}
    </details>
  );
}

type ChartProps = { title: string; isLow: boolean; children: ReactElement<BarsProps> };

function Chart({ title, isLow, children }: ChartProps) {
  return (
    <figure className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <figcaption className="truncate font-medium" title={title}>
        {title}
      </figcaption>
      <div className={isLow ? "h-28" : "h-40"}>{children}</div>
    </figure>
  );
}
