import { Badge } from "@/components/ui/badge";
import type { ExampleReference } from "@/lib/openapi/reference";

/** How an evaluator is asked for, what it was shown, and what it said. */
export function EvaluatorExample({ example: { use, parts, score, passed } }: { example: ExampleReference }) {
  return (
    <dl className="grid min-w-0 gap-x-4 gap-y-2 rounded-lg border border-line bg-surface p-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <Part label="Evaluator" text={use} />
      {parts.map(({ label, text }) => (
        <Part key={label} label={label} text={text} />
      ))}
      <dt className="text-muted">Score</dt>
      <dd className="flex items-center gap-2">
        {score === null ? "skipped: it counts nowhere" : <span className="tabular-nums">{rounded(score)}</span>}
        {passed !== null && <Badge tone={passed ? "good" : "bad"}>{passed ? "passed" : "not passed"}</Badge>}
      </dd>
    </dl>
  );
}

const Part = ({ label, text }: { label: string; text: string }) => (
  <>
    <dt className="text-muted">{label}</dt>
    <dd className="min-w-0">
      <pre className="wrap-anywhere whitespace-pre-wrap rounded-md bg-raised px-2 py-1 font-mono text-[0.8125rem] leading-5">
        {text === "" ? " " : text}
      </pre>
    </dd>
  </>
);

const rounded = (score: number) => String(Math.round(score * 10_000) / 10_000);
