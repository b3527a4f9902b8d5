import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { type HistoryMessage, readHistory } from "./read-history";
import { ToolCallView } from "./tool-call";

type Props = {
  label: string;
  hint: string;
  error?: string;
  text: string | undefined;
  onChange: (text: string | undefined) => void;
};

const roles = ["user", "assistant", "tool", "system", "developer"];

/** A chat as the value of a variable, message by message; as JSON where it holds what has no field of its own. */
export function HistoryField({ label, hint, error, text, onChange }: Props) {
  const id = useId();
  const [isJson, setJson] = useState(false);
  const messages = readHistory(text);
  const write = (next: HistoryMessage[]) => onChange(next.length === 0 ? undefined : JSON.stringify(next, null, 2));
  const set = (at: number, change: Partial<HistoryMessage>) =>
    write((messages ?? []).map((message, place) => (place === at ? { ...message, ...change } : message)));
  const add = () => write([...(messages ?? []), { role: messages?.at(-1)?.role === "user" ? "assistant" : "user", content: "" }]);
  const swap = messages && (
    <Button look="quiet" size="small" onClick={() => setJson(!isJson)}>
      {isJson ? "As messages" : "As JSON"}
    </Button>
  );
  if (isJson || !messages)
    return (
      <div className="flex flex-col items-start gap-1">
        <div className="w-full">
          <TextArea
            {...{ label, error }}
            hint={`${hint}. A list of messages, as JSON`}
            code
            rows={4}
            value={text ?? ""}
            onChange={({ target }) => onChange(target.value || undefined)}
          />
        </div>
        {swap}
      </div>
    );
  return (
    <fieldset aria-describedby={`${id}-note`} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">{label}</legend>
      {messages.map((message, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message has no other name, and its place is what it is
        <div key={at} className="flex min-w-0 flex-col gap-2 rounded-md border border-line p-2">
          <div className="flex items-end gap-2">
            <div className="w-36">
              <Select label={`Role of ${at + 1}`} value={message.role} onChange={({ target }) => set(at, { role: target.value })}>
                {roles.map((role) => (
                  <option key={role}>{role}</option>
                ))}
              </Select>
            </div>
            {message.role === "tool" && (
              <div className="min-w-0 flex-1">
                <Field
                  label="Answers the call"
                  placeholder="call_1"
                  value={message.toolCallId ?? ""}
                  onChange={({ target }) => set(at, { toolCallId: target.value || undefined })}
                />
              </div>
            )}
            <Button
              look="quiet"
              size="icon"
              className="ml-auto"
              aria-label={`Remove message ${at + 1} of ${label}`}
              onClick={() => write(messages.filter((_, place) => place !== at))}
            >
              <X aria-hidden="true" />
            </Button>
          </div>
          <TextArea
            label={message.role === "tool" ? `Result ${at + 1}` : `Text ${at + 1}`}
            rows={2}
            className="min-h-14!"
            value={message.content}
            onChange={({ target }) => set(at, { content: target.value })}
          />
          {message.toolCalls?.map((call) => (
            <ToolCallView key={call.id} name={`${call.name} (${call.id})`} given={call.arguments} />
          ))}
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-1">
        <Button size="small" onClick={add}>
          <Plus aria-hidden="true" />
          Add message to {label.replace(/ \(optional\)$/, "")}
        </Button>
        {swap}
      </div>
      <p id={`${id}-note`} className={error ? "text-bad" : "text-muted"}>
        {error ?? hint}
      </p>
    </fieldset>
  );
}
