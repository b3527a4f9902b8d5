"use client";

import dynamic from "next/dynamic";
import type { BarsProps } from "./bars";

const Bars = dynamic(() => import("./bars"), {
  ssr: false,
  loading: () => <div className="h-full animate-pulse rounded-md bg-raised motion-reduce:animate-none" />,
});

type Arm = {
  armId: string;
  label: string;
  passRate: number | null;
  latencyMs: number | null;
  costUsd: number | null;
  /** How many totals in each tenth from 0 to 1. */
  totals: number[];
};

const tenths = Array.from({ length: 10 }, (_, tenth) => (tenth / 10).toFixed(1));

/** The arms beside each other; loaded after the page, which it is not needed to read. */
export function ArmCharts({ arms }: { arms: Arm[] }) {
  const barsOf = (figure: "passRate" | "latencyMs" | "costUsd") =>
    arms.flatMap(({ label, [figure]: value }) => (value === null ? [] : [{ label, value }]));
  const charts: { title: string; bars: BarsProps["bars"]; format: BarsProps["format"] }[] = [
    { title: "Pass rate by arm", bars: barsOf("passRate"), format: "percent" },
    { title: "Median latency by arm", bars: barsOf("latencyMs"), format: "duration" },
    { title: "Cost by arm", bars: barsOf("costUsd"), format: "cost" },
  ];
  const told = charts.filter(({ bars }) => bars.length > 1 && bars.some(({ value }) => value > 0));
  const spread = arms.filter(({ totals }) => totals.some((count) => count > 0));
  return (
    <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {told.map(({ title, bars, format }) => (
        <Chart key={title} title={title} height={40 + 44 * bars.length}>
          <Bars bars={bars} format={format} layout="rows" />
        </Chart>
      ))}
      {spread.map(({ armId, label, totals }) => (
        <Chart key={armId} title={`Scores of ${label}`} height={160}>
          <Bars bars={totals.map((value, tenth) => ({ label: tenths[tenth] ?? "", value }))} format="count" layout="columns" />
        </Chart>
      ))}
    </div>
  );
}

function Chart({ title, height, children }: { title: string; height: number; children: React.ReactNode }) {
  return (
    <figure className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <figcaption className="truncate font-medium" title={title}>
        {title}
      </figcaption>
      <div style={{ height }}>{children}</div>
    </figure>
  );
}
