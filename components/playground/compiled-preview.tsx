import { MessageList } from "@/components/evaluations/message-list";
import { show } from "@/components/show";
import { Card } from "@/components/ui/card";
import type { Outcome } from "@/lib/http/action";
import type { Preview } from "./use-preview";

type Props = {
  title?: string;
  outcome: Outcome<Preview> | null;
  isBehind: boolean;
  /** What keeps the prompt or the values from being read at all. */
  unreadable: string[];
  /** The messages are shown at once. */
  isOpen: boolean;
};

/** The messages that a run would send now, or why there are none. */
export function CompiledPreview({ title = "Compiled", outcome, isBehind, unreadable, isOpen }: Props) {
  const preview = outcome?.ok ? outcome.data : null;
  const problem = outcome?.ok === false ? outcome.problem : null;
  const problems = unreadable.length > 0 ? unreadable : (problem?.errors?.map(({ message }) => message) ?? []);
  const isKnown = unreadable.length > 0 || !isBehind;
  const tokens = preview && unreadable.length === 0 ? `about ${show.count(preview.inputTokens)} tokens` : "";
  return (
    <Card title={title} actions={<span className="text-muted tabular-nums">{tokens}</span>}>
      <div aria-busy={!isKnown} className="flex flex-col gap-3">
        {problems.length > 0 || problem ? (
          <div className="rounded-md bg-warn-ground px-3 py-2 break-words text-warn">
            <p className="font-medium">A run cannot be sent yet.</p>
            <ul className="mt-1 list-disc pl-5">
              {(problems.length > 0 ? problems : [problem?.detail ?? ""]).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        ) : preview ? (
          <details key={String(isOpen)} open={isOpen}>
            <summary className="cursor-pointer text-muted hover:text-ink">
              {preview.messages.length === 1 ? "1 message" : `${preview.messages.length} messages`}, exactly as they are sent
            </summary>
            <div className="mt-3">
              <MessageList messages={preview.messages} />
            </div>
          </details>
        ) : (
          <p className="text-muted">Compiling…</p>
        )}
        {preview && unreadable.length === 0 && preview.unusedValues.length > 0 && (
          <p className="break-words text-muted">Not used by the prompt: {preview.unusedValues.join(", ")}.</p>
        )}
      </div>
    </Card>
  );
}
