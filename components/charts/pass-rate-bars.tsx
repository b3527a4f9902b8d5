"use client";

import { BarChart } from "@tremor/react";

const asPercent = (value: number) => `${Math.round(value)}%`;

/** `rate` in percent, 0..100. The table beside it says the same in figures, so it is hidden from screen readers. */
export default function PassRateBars({ bars }: { bars: { label: string; rate: number }[] }) {
  return (
    <BarChart
      aria-hidden="true"
      className="h-full"
      data={bars.map(({ label, rate }) => ({ label, "Pass rate": rate }))}
      index="label"
      categories={["Pass rate"]}
      colors={["brand"]}
      layout="vertical"
      minValue={0}
      maxValue={100}
      valueFormatter={asPercent}
      yAxisWidth={140}
      barCategoryGap="30%"
      showLegend={false}
      showAnimation={false}
    />
  );
}
