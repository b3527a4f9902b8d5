import { show } from "@/components/show";

type Pace = { perSecond: number | null; costUsd: number | null };

/** How fast it goes, when it may be done and what it has cost so far; nothing of it before an item has ended of late. */
export function paceWords({ perSecond, costUsd }: Pace, open: number): string {
  const cost = costUsd === null ? "The cost so far is not known." : `${show.cost(costUsd)} so far.`;
  if (perSecond === null || perSecond === 0 || open === 0) return cost;
  const rate = perSecond < 1 ? `${show.count(Math.max(1, perSecond * 60))} a minute` : `${show.count(perSecond)} a second`;
  return `${rate}, about ${timeOf(open / perSecond)} left. ${cost}`;
}

function timeOf(seconds: number): string {
  if (seconds < 90) return `${show.count(Math.max(1, Math.ceil(seconds)))} s`;
  if (seconds < 90 * 60) return `${show.count(Math.round(seconds / 60))} min`;
  return `${show.count(Math.round(seconds / 3600))} h`;
}
