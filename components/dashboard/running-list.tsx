import Link from "next/link";
import { show } from "@/components/show";
import { Card } from "@/components/ui/card";
import type { getStats } from "@/lib/dashboard/get-stats";

type Running = Awaited<ReturnType<typeof getStats>>["attention"]["running"];

/** The evaluations that run, and how far each is. */
export function RunningList({ running, path }: { running: Running; path: string }) {
  return (
    <Card title="Running now" flush>
      <ul className="divide-y divide-line">
        {running.map(({ id, name, status, datasetName, planned, open }) => {
          const done = planned - open;
          const text = status === "queued" ? "Queued" : `${show.count(done)} of ${show.count(planned)} items done`;
          return (
            <li key={id} className="relative flex flex-col gap-2 px-4 py-3 hover:bg-raised">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <Link
                  href={`${path}/evaluations/${id}`}
                  title={name}
                  className="min-w-0 truncate font-medium -outline-offset-2 after:absolute after:inset-0"
                >
                  {name}
                </Link>
                <span className="min-w-0 truncate text-muted tabular-nums">{`${text}, on ${datasetName}`}</span>
              </div>
              <div
                role="progressbar"
                aria-label={`Progress of ${name}`}
                aria-valuemin={0}
                aria-valuemax={Math.max(planned, 1)}
                aria-valuenow={done}
                aria-valuetext={text}
                className="h-1.5 overflow-hidden rounded-full bg-raised"
              >
                <div
                  className="h-full rounded-full bg-accent"
                  style={{ width: `${planned === 0 ? 0 : (100 * done) / planned}%` }}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
