import { namedExpectations } from "@/components/datasets/named-expectations";
import { MessageList } from "@/components/evaluations/message-list";
import { ValueList } from "@/components/evaluations/value-list";
import { Badge } from "@/components/ui/badge";
import { AnswerText } from "./answer-text";
import type { DeskItem } from "./desk";
import { PairView } from "./pair-view";

/** What is judged: the question above, the answer large, what was expected and sent below. */
export function ItemView({ item, isMarked }: { item: DeskItem; isMarked: boolean }) {
  const { case: of, sides, messages, revealed } = item;
  const [left, right] = sides;
  const hasValues = of.variables && Object.keys(of.variables).length > 0;
  const hasExpectations = of.expectations && Object.keys(of.expectations).length > 0;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {hasValues && (
        <section aria-label="Input" className="max-h-60 overflow-y-auto">
          <ValueList values={of.variables} />
        </section>
      )}
      {left && right ? (
        <PairView left={left} right={right} isMarked={isMarked} />
      ) : (
        <section aria-label="Answer" className="rounded-lg border border-line bg-surface p-4">
          <h2 className="mb-2 font-medium text-muted">Answer</h2>
          <AnswerText output={left?.output ?? null} />
        </section>
      )}
      {revealed && (
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-muted">
          {revealed.map(({ resultId, armLabel, total, passed }) => (
            <li key={resultId} className="flex items-center gap-2">
              <span className="break-words">{armLabel}</span>
              {passed !== null && <Badge tone={passed ? "good" : "bad"}>{passed ? "passed" : "not passed"}</Badge>}
              {total !== null && <span className="tabular-nums">{total.toFixed(2)}</span>}
            </li>
          ))}
        </ul>
      )}
      {hasExpectations && (
        <details open>
          <summary className="cursor-pointer font-medium text-muted">What the case expects</summary>
          <div className="mt-2">
            <ValueList values={namedExpectations(of.expectations)} />
          </div>
        </details>
      )}
      {messages && (
        <details>
          <summary className="cursor-pointer font-medium text-muted">Messages sent</summary>
          <div className="mt-2">
            <MessageList messages={messages} />
          </div>
        </details>
      )}
    </div>
  );
}
