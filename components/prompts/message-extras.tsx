"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { JsonEditor } from "@/components/ui/json-editor";
import type { MessageDraft } from "./content-draft";

type Props = {
  message: MessageDraft;
  name: string;
  problemsOf: (path: string) => string[];
  onChange: (message: MessageDraft) => void;
};

/** What an assistant's or a tool's message has beside its text; shown wherever it is there, so that no change of role hides it. */
export function MessageExtras({ message, name, problemsOf, onChange }: Props) {
  const { role, toolCalls, toolCallId } = message;
  const wantsCalls = toolCalls === null && role === "assistant";
  const wantsId = toolCallId === null && role === "tool";
  if (toolCalls === null && toolCallId === null && !wantsCalls && !wantsId) return null;
  return (
    <div className="flex flex-col gap-3 px-1 pb-1">
      {toolCalls !== null && (
        <div className="flex flex-col items-start gap-1">
          <div className="w-full">
            <JsonEditor
              label={`Tool calls of ${name}`}
              value={toolCalls}
              onChange={(toolCalls) => onChange({ ...message, toolCalls })}
              error={problemsOf("toolCalls")[0]}
            />
          </div>
          <Button look="quiet" size="small" onClick={() => onChange({ ...message, toolCalls: null })}>
            Take the tool calls out
          </Button>
        </div>
      )}
      {toolCallId !== null && (
        <div className="flex flex-col items-start gap-1">
          <Field
            label={`Tool call that ${name} answers`}
            value={toolCallId}
            maxLength={200}
            onChange={(event) => onChange({ ...message, toolCallId: event.target.value })}
            error={problemsOf("toolCallId")[0]}
          />
          <Button look="quiet" size="small" onClick={() => onChange({ ...message, toolCallId: null })}>
            Take the id out
          </Button>
        </div>
      )}
      {(wantsCalls || wantsId) && (
        <div className="flex gap-2">
          {wantsCalls && (
            <Button look="quiet" size="small" onClick={() => onChange({ ...message, toolCalls: firstCall })}>
              Add tool calls
            </Button>
          )}
          {wantsId && (
            <Button look="quiet" size="small" onClick={() => onChange({ ...message, toolCallId: "" })}>
              Add the id of a tool call
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const firstCall = JSON.stringify([{ id: "call_1", name: "", arguments: "{}" }], null, 2);
