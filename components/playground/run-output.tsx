import { Square } from "lucide-react";
import { StatusBadge } from "@/components/evaluations/status-badge";
import type { LiveRun } from "@/components/live/use-live-run";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact, Facts } from "@/components/ui/facts";
import { FormProblem } from "@/components/ui/form-problem";
import { Tag } from "@/components/ui/tag";
import type { Output } from "@/evaluators/evaluator";
import type { Outcome } from "@/lib/http/action";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { RunAnswer } from "./source";

type Props = {
  live: LiveRun | null;
  providers: ProviderChoice[];
  mayRun: boolean;
  isStopping: boolean;
  stopOutcome: Outcome<void> | null;
  onStop: () => void;
};

/** The answer as it comes, and what it took once it is there. */
export function RunOutput({ live, providers, mayRun, isStopping, stopOutcome, onStop }: Props) {
  if (!live) {
    const how = mayRun ? "Run the prompt, and the answer appears here while it is written." : "Choose a run below to read it.";
    return (
      <Card title="Answer">
        <p className="text-muted">{how}</p>
      </Card>
    );
  }
  const { done, text, status, isReconnecting, isSandbox } = live;
  const actions = (
    <>
      {isSandbox && <Tag>sandbox model</Tag>}
      <span role="status" className="px-1">
        {isReconnecting ? <span className="text-warn">Connecting again…</span> : <StatusBadge status={status} />}
      </span>
      {!done && mayRun && (
        <Button size="small" look="danger" onClick={onStop} aria-disabled={isStopping}>
          <Square aria-hidden="true" />
          {isStopping ? "Stopping…" : "Stop"}
        </Button>
      )}
      {done && text !== "" && <CopyButton text={text} />}
    </>
  );
  return (
    <Card title="Answer" actions={actions}>
      <div className="flex flex-col gap-4">
        <FormProblem outcome={stopOutcome} />
        {done?.error && (
          <p role="alert" className="rounded-md border border-bad bg-bad-ground px-3 py-2 break-words text-bad">
            {done.error.message}
          </p>
        )}
        {done?.output ? (
          <Answer output={done.output as unknown as Output /* safe: a run's output is stored as one */} />
        ) : (
          <AnswerSoFar text={text} isOpen={!done} />
        )}
        {done && <RunFigures run={done} providers={providers} />}
      </div>
    </Card>
  );
}

function Answer({ output: { text, refusal, toolCalls } }: { output: Output }) {
  return (
    <div className="flex flex-col gap-2">
      {text && <p className="break-words whitespace-pre-wrap">{text}</p>}
      {refusal && <p className="break-words whitespace-pre-wrap text-warn">Refused: {refusal}</p>}
      {toolCalls.map((call) => (
        <p key={call.id} className="rounded-md bg-raised px-3 py-2 font-mono text-[0.8125rem] break-words">
          {call.name}({call.arguments})
        </p>
      ))}
      {!text && !refusal && toolCalls.length === 0 && <p className="text-muted">The model answered with nothing.</p>}
    </div>
  );
}

function AnswerSoFar({ text, isOpen }: { text: string; isOpen: boolean }) {
  if (text === "") return <p className="text-muted">{isOpen ? "Waiting for the first words…" : "There is no answer."}</p>;
  return (
    <p className="break-words whitespace-pre-wrap">
      {text}
      {isOpen && <span aria-hidden="true" className="ml-0.5 inline-block h-4 w-1.5 translate-y-0.5 animate-pulse bg-accent" />}
    </p>
  );
}

function RunFigures({ run, providers }: { run: RunAnswer; providers: ProviderChoice[] }) {
  const { usage, costUsd, latencyMs, finishReason, providerId, status, output } = run;
  const served = output !== null && typeof output === "object" && "servedModel" in output ? String(output.servedModel) : null;
  return (
    <Facts>
      <Fact name="Tokens">{usage ? `${show.count(usage.input)} in, ${show.count(usage.output)} out` : "not known"}</Fact>
      <Fact name="Cost">{costUsd === null ? "not known" : show.cost(costUsd)}</Fact>
      <Fact name="Time">{show.duration(latencyMs)}</Fact>
      <Fact name="Finish reason">{finishReason ?? (status === "cancelled" ? "stopped" : "—")}</Fact>
      <Fact name="Answered by">
        {[served, providers.find(({ id }) => id === providerId)?.name ?? providerId].filter(Boolean).join(", ")}
      </Fact>
    </Facts>
  );
}
