import { show } from "@/components/show";
import { Crumbs } from "@/components/ui/crumbs";
import type { getResult } from "@/lib/evaluations/get-result";
import type { ArmFigures } from "@/lib/evaluations/schema";
import { ModelNote } from "./model-note";
import { PassedBadge } from "./passed-badge";
import { StatusBadge } from "./status-badge";

type Result = Awaited<ReturnType<typeof getResult>>;
type Props = { result: Result; arm: ArmFigures; evaluation: { id: string; name: string }; listPath: string };

/** Which case and arm this is, how it ended, and what it took. */
export function ResultHeader({ result, arm, evaluation, listPath }: Props) {
  const steps = [
    { text: "Evaluations", href: listPath },
    { text: evaluation.name, href: `${listPath}/${evaluation.id}` },
  ];
  const tokens = result.usage ? `${show.count(result.usage.input)} in, ${show.count(result.usage.output)} out` : "—";
  const facts: [string, string][] = [
    ["Total", show.score(result.total)],
    ["Trial", String(result.trial)],
    ["Latency", show.duration(result.latencyMs)],
    ["Tokens", tokens],
    ["Cost", show.cost(result.costUsd)],
  ];
  return (
    <header className="flex flex-col gap-2">
      <Crumbs steps={steps} />
      <h1 className="line-clamp-3 break-words font-semibold text-2xl leading-8">{result.caseTitle}</h1>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {result.status === "completed" ? <PassedBadge passed={result.passed} /> : <StatusBadge status={result.status} />}
        <p>
          {arm.label} on <ModelNote arm={arm} />
        </p>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {result.error && (
        <p role="alert" className="max-w-3xl break-words rounded-md border border-bad bg-bad-ground px-3 py-2 text-bad">
          Failed at stage “{result.error.stage}” ({result.error.code}): {result.error.message}
        </p>
      )}
    </header>
  );
}
