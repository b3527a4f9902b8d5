"use client";

import { BarChart } from "@tremor/react";

type Props = { bars: { day: string; value: number | null }[]; name: string; full?: number; format: (value: number) => string };

/** A bar a day from zero on, none where there is no figure; hidden from screen readers, for which a table says the same. */
export default function DayBars({ bars, name, full, format }: Props) {
  return (
    <BarChart
      aria-hidden="true"
      className="h-full"
      data={bars.map(({ day, value }) => ({ day, [name]: value }))}
      index="day"
      categories={[name]}
      colors={["brand"]}
      minValue={0}
      maxValue={full}
      allowDecimals={full !== undefined || bars.some(({ value }) => value !== null && !Number.isInteger(value))}
      valueFormatter={format}
      yAxisWidth={56}
      startEndOnly
      showLegend={false}
      showAnimation={false}
    />
  );
}
