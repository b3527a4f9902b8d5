import { StatusBadge } from "@/components/evaluations/status-badge";
import type { LiveRun } from "@/components/live/use-live-run";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { FormProblem } from "@/components/ui/form-problem";
import { Tag } from "@/components/ui/tag";
import type { Output } from "@/evaluators/evaluator";
import type { Hunk } from "@/lib/diff/schema";
import type { Outcome } from "@/lib/http/action";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import { AnswerDiff } from "./answer-diff";
import { outputOf } from "./answer-text";
import { RunFigures } from "./run-figures";
import { RunProblem } from "./run-problem";
import { ToolCallView } from "./tool-call";

type Props = {
  title: string;
  live: LiveRun | null;
  providers: ProviderChoice[];
  providersPath: string;
  mayRun: boolean;
  stopOutcome: Outcome<void> | null;
  firstWordsMs: number | null;
  diff: { hunks: Hunk[]; against: string } | null;
};

/** The answer as it comes, and what it took once it is there. */
export function RunOutput({ title, live, providers, providersPath, mayRun, stopOutcome, firstWordsMs, diff }: Props) {
  if (!live) {
    const how = mayRun ? "Run it, and the answer appears here while it is written." : "Choose a run below to read it.";
    return (
      <Card title={title}>
        <p className="min-h-16 text-muted">{how}</p>
      </Card>
    );
  }
  const { done, text, status, isReconnecting, isSandbox } = live;
  const output = done && outputOf(done);
  const actions = (
    <>
      {isSandbox && <Tag>sandbox model</Tag>}
      <span role="status" className="px-1">
        {isReconnecting ? <span className="text-warn">Connecting again…</span> : <StatusBadge status={status} />}
      </span>
      {done && text !== "" && <CopyButton text={text} />}
    </>
  );
  return (
    <Card title={title} actions={actions}>
      <div className="flex flex-col gap-4">
        <FormProblem outcome={stopOutcome} />
        {done?.error && done.status !== "cancelled" && <RunProblem error={done.error} providersPath={providersPath} />}
        {done?.status === "cancelled" && <p className="text-muted">You stopped it. What had come until then stands here.</p>}
        <div className={done ? "" : "min-h-16"}>
          {diff ? <AnswerDiff {...diff} /> : output ? <Answer output={output} /> : <AnswerSoFar text={text} isOpen={!done} />}
        </div>
        {done && <RunFigures {...{ run: done, providers, firstWordsMs }} />}
      </div>
    </Card>
  );
}

function Answer({ output: { text, refusal, toolCalls } }: { output: Output }) {
  return (
    <div className="flex flex-col gap-2">
      {text && (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {text}
        </p>
      )}
      {refusal && <p className="break-words whitespace-pre-wrap text-warn">Refused: {refusal}</p>}
      {toolCalls.map((call) => (
        <ToolCallView key={call.id} name={call.name} given={call.arguments} />
      ))}
      {!text && !refusal && toolCalls.length === 0 && <p className="text-muted">The model answered with nothing.</p>}
    </div>
  );
}

function AnswerSoFar({ text, isOpen }: { text: string; isOpen: boolean }) {
  if (text === "") return <p className="text-muted">{isOpen ? "Waiting for the first words…" : "There is no answer."}</p>;
  return (
    <p dir="auto" className="break-words whitespace-pre-wrap">
      {text}
      {isOpen && <span aria-hidden="true" className="ml-0.5 inline-block h-4 w-1.5 translate-y-0.5 animate-pulse bg-accent" />}
    </p>
  );
}
