"use client";

import { BarChart } from "@tremor/react";
import { show } from "@/components/show";

/** `most` is the top of the scale, the same for charts that are read beside each other. */
export type BarsProps = { bars: { label: string; value: number }[]; most: number };

/** A distribution. A table says the same in figures, so it is hidden from screen readers. */
export default function Bars({ bars, most }: BarsProps) {
  return (
    <BarChart
      aria-hidden="true"
      className="h-full"
      data={bars.map(({ label, value }) => ({ label, items: value }))}
      index="label"
      categories={["items"]}
      colors={["brand"]}
      minValue={0}
      maxValue={most}
      valueFormatter={show.count}
      yAxisWidth={40}
      allowDecimals={false}
      barCategoryGap="8%"
      showLegend={false}
      showAnimation={false}
    />
  );
}
