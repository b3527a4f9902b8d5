"use client";

import dynamic from "next/dynamic";
import { show } from "@/components/show";

const Bars = dynamic(() => import("./day-bars"), {
  ssr: false,
  loading: () => <div className="h-full animate-pulse rounded-md bg-raised motion-reduce:animate-none" />,
});
const formats = { rate: show.percent, count: show.count, cost: show.cost };

type Props = { title: string; name: string; kind: keyof typeof formats; bars: { day: string; value: number | null }[] };

/** A figure day by day; drawn after the page, which it is not needed to read. */
export function DayChart({ title, name, kind, bars }: Props) {
  const isUnknown = bars.every(({ value }) => value === null);
  const isEmpty = isUnknown || (kind !== "rate" && bars.every(({ value }) => !value));
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="font-medium">{title}</figcaption>
      <div className="h-40">
        {isEmpty ? (
          <p className="flex h-full items-center justify-center rounded-md bg-raised text-muted">
            {kind === "cost" ? (isUnknown ? "Not known in these days" : `${show.cost(0)} in these days`) : "None in these days"}
          </p>
        ) : (
          <Bars bars={bars} name={name} full={kind === "rate" ? 1 : undefined} format={formats[kind]} />
        )}
      </div>
    </figure>
  );
}
