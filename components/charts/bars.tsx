"use client";

import { BarChart } from "@tremor/react";
import { show } from "@/components/show";

export type BarsProps = {
  bars: { label: string; value: number }[];
  /** What the figures are: a rate is 0..1, a duration ms, a cost USD. */
  format: "percent" | "duration" | "cost" | "count";
  /** `rows` for things with names, `columns` for a distribution. */
  layout: "rows" | "columns";
};

/** The tables beside it say the same in figures, so it is hidden from screen readers. */
export default function Bars({ bars, format, layout }: BarsProps) {
  const rows = layout === "rows";
  return (
    <BarChart
      aria-hidden="true"
      className="h-full"
      data={bars.map(({ label, value }) => ({ label, value }))}
      index="label"
      categories={["value"]}
      colors={["brand"]}
      layout={rows ? "vertical" : "horizontal"}
      minValue={0}
      maxValue={format === "percent" ? 1 : undefined}
      valueFormatter={show[format]}
      yAxisWidth={rows ? 132 : 40}
      allowDecimals={format !== "count"}
      barCategoryGap={rows ? "30%" : "8%"}
      showLegend={false}
      showAnimation={false}
    />
  );
}
