import type { ReactNode } from "react";
import type { Output } from "@/evaluators/evaluator";

type Answer = Partial<Output>;

/** An answer to be judged, with nothing of where it comes from. `marked` stands for the text, with its differences marked. */
export function AnswerText({ output, marked }: { output: Answer | null; marked?: ReactNode }) {
  if (!output) return <p className="text-muted">There is no output.</p>;
  const { text, refusal, toolCalls = [], finishReason } = output;
  return (
    <div className="flex flex-col gap-2">
      {text && <p className="text-base leading-6 break-words whitespace-pre-wrap">{marked ?? text}</p>}
      {refusal && <p className="break-words whitespace-pre-wrap text-warn">Refused: {refusal}</p>}
      {toolCalls.map((call) => (
        <p key={call.id} className="font-mono break-words">
          {call.name}({call.arguments})
        </p>
      ))}
      {!text && !refusal && toolCalls.length === 0 && <p className="text-muted">The model answered with nothing.</p>}
      {finishReason === "length" && <p className="text-warn">It was cut off: the model reached its limit of tokens.</p>}
    </div>
  );
}
