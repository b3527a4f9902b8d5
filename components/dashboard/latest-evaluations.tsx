import Link from "next/link";
import { StatusBadge } from "@/components/evaluations/status-badge";
import { show } from "@/components/show";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { getStats } from "@/lib/dashboard/get-stats";

type Evaluation = Awaited<ReturnType<typeof getStats>>["evaluations"][number];

const looks = { better: "good", worse: "bad", equivalent: "plain", undecided: "warn" } as const;

/** The last evaluations with the pass rate of each arm, and the word against the first one. */
export function LatestEvaluations({ evaluations, path }: { evaluations: Evaluation[]; path: string }) {
  return (
    <Card title="Latest evaluations" flush>
      {evaluations.length === 0 ? (
        <p className="px-4 py-3 text-muted">No evaluation has been run yet.</p>
      ) : (
        <ul className="divide-y divide-line">
          {evaluations.map(({ id, name, status, datasetName, createdAt, planned, arms }) => (
            <li key={id} className="flex flex-col gap-1 px-4 py-2.5">
              <div className="flex items-baseline justify-between gap-3">
                <Link
                  href={`${path}/evaluations/${id}`}
                  title={name}
                  className="min-w-0 truncate font-medium underline-offset-2 hover:underline"
                >
                  {name}
                </Link>
                <span className="flex-none text-muted">
                  <When at={createdAt} />
                </span>
              </div>
              {status === "completed" || status === "completed_with_errors" ? (
                <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
                  {missingOf(planned, arms) > 0 && (
                    <li className="text-warn">
                      {show.count(missingOf(planned, arms))} of {show.count(planned)} missing
                    </li>
                  )}
                  {arms.map(({ armId, label, passRate, verdict }) => (
                    <li key={armId} className="flex min-w-0 items-center gap-1.5">
                      <span className="truncate">{label}</span>
                      <span className="font-medium text-ink tabular-nums">{show.percent(passRate)}</span>
                      {verdict && <Tag look={looks[verdict]}>{verdict}</Tag>}
                    </li>
                  ))}
                </ul>
              ) : (
                <div className="flex gap-3">
                  <StatusBadge status={status} />
                  <span className="min-w-0 truncate text-muted">on {datasetName}</span>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Items that are in no figure. */
const missingOf = (planned: number, arms: Evaluation["arms"]) =>
  planned - arms.reduce((sum, { completed }) => sum + (completed ?? 0), 0);
