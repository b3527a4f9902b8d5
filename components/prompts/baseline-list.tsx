import Link from "next/link";
import { useId } from "react";
import { show } from "@/components/show";
import { When } from "@/components/when";
import type { listBaselines } from "@/lib/baselines/list-baselines";

type Props = { baselines: Awaited<ReturnType<typeof listBaselines>>["data"]; root: string };

/** What schedules compare with: a golden run for each suite. */
export function BaselineList({ baselines, root }: Props) {
  const id = useId();
  if (baselines.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-semibold">
        Baselines
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {baselines.map((one) => (
          <li key={one.id} className="flex flex-col gap-0.5 px-3 py-2">
            <div className="flex items-baseline justify-between gap-2">
              <Link
                href={`${root}/evaluations/${one.evaluationId}`}
                title={one.evaluationName}
                className="min-w-0 truncate font-medium underline-offset-2 hover:underline"
              >
                {one.suiteName}
              </Link>
              <span className="tabular-nums">v{one.number}</span>
            </div>
            <p className="text-muted tabular-nums">
              {show.percent(one.passRate)} passed, {one.trials} trials, pinned <When at={one.createdAt} />
            </p>
            {one.suiteChanged && <p className="text-warn">The suite has changed since: pin a new run.</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
