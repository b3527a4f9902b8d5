import { show } from "@/components/show";
import type { getResult } from "@/lib/evaluations/get-result";
import { PassedBadge } from "./passed-badge";
import { StatusBadge } from "./status-badge";

type Result = Awaited<ReturnType<typeof getResult>>;

/** How one item ended, and what it took. */
export function ResultFacts({ result }: { result: Result }) {
  const tokens = result.usage ? `${show.count(result.usage.input)} in, ${show.count(result.usage.output)} out` : "—";
  const facts: [string, string][] = [
    ["Total", show.score(result.total)],
    ["Trial", String(result.trial)],
    ["Latency", show.duration(result.latencyMs)],
    ["Tokens", tokens],
    ["Cost", show.cost(result.costUsd)],
  ];
  if (result.case.tags.length > 0) facts.push(["Tags", result.case.tags.join(", ")]);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        {result.status === "completed" ? <PassedBadge passed={result.passed} /> : <StatusBadge status={result.status} />}
        <dl className="contents">
          {facts.map(([name, value]) => (
            <div key={name} className="flex gap-2">
              <dt className="text-muted">{name}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {result.error && (
        <p role="alert" className="rounded-md border border-bad bg-bad-ground px-3 py-2 break-words text-bad">
          Failed at stage “{result.error.stage}” ({result.error.code}): {result.error.message}
        </p>
      )}
    </div>
  );
}
