import { show } from "@/components/show";

/** A margin as text: points for a rate or a score, percent for latency and cost. */
export const marginText = (metric: string, margin: number) =>
  metric === "latencyMs" || metric === "costUsd" ? show.percent(margin) : `${show.points(margin)} points`;
