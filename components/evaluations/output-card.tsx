import type { ReactNode } from "react";
import type { Output } from "@/evaluators/evaluator";

/** The whole answer: text, refusal, calls of tools, and how it ended. `marked` stands for the text, with its differences marked. */
export function OutputCard({ output, marked }: { output: Output; marked?: ReactNode }) {
  const isEmpty = !output.text && !output.refusal && output.toolCalls.length === 0;
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3">
      {output.text && (
        <p dir="auto" className="whitespace-pre-wrap break-words">
          {marked ?? output.text}
        </p>
      )}
      {output.refusal && <p className="whitespace-pre-wrap break-words text-warn">Refused: {output.refusal}</p>}
      {output.toolCalls.map((call) => (
        <p key={call.id} className="break-words font-mono">
          {call.name}({call.arguments})
        </p>
      ))}
      {isEmpty && <p className="text-muted">The model answered with nothing.</p>}
      <p className="text-muted">
        Finish reason: {output.finishReason}. Served by {output.servedModel}.
      </p>
    </div>
  );
}
