"use client";

import { ArrowDown, ArrowUp, Braces, Trash2 } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { BareJsonEditor } from "@/components/ui/json-editor";
import { controlClass } from "@/components/ui/labelled";
import { TemplateEditor } from "@/components/ui/template-editor";
import type { TemplateHelp } from "@/components/ui/template-help";
import type { MessageDraft } from "./content-draft";
import { MessageExtras } from "./message-extras";
import { ProblemList } from "./problem-list";

const roles = ["system", "developer", "user", "assistant", "tool", "placeholder"] as const;

type Props = {
  message: MessageDraft;
  position: number;
  count: number;
  problemsOf: (path: string) => string[];
  /** Names of the declared variables of type messages. */
  histories: string[];
  help: TemplateHelp;
  onChange: (message: MessageDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One message of a prompt; its text is a template, or with parts the JSON of them. */
export function MessageEditor({ message, position, count, problemsOf, histories, help, onChange, onMove, onRemove }: Props) {
  const name = `message ${position}`;
  const moveButton = (by: -1 | 1, text: string, isEnd: boolean) => (
    <Button
      look="quiet"
      size="icon"
      aria-label={`Move ${name} ${text}`}
      aria-disabled={isEnd}
      data-move={`${message.key} ${by}`}
      onClick={() => !isEnd && onMove(by)}
    >
      {by < 0 ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
    </Button>
  );
  return (
    <li data-message={message.key} className="rounded-lg border border-line bg-surface">
      <div className="flex items-center gap-0.5 border-line border-b px-1.5 py-1">
        <select
          aria-label={`Role of ${name}`}
          value={message.role}
          onChange={(event) => onChange({ ...message, role: roles.find((role) => role === event.target.value) ?? "user" })}
          className="h-8 rounded-md bg-transparent px-1.5 font-medium text-base hover:bg-raised sm:text-sm"
        >
          {roles.map((role) => (
            <option key={role} className="bg-surface">
              {role}
            </option>
          ))}
        </select>
        <span className="flex-1" />
        {message.role !== "placeholder" && (
          <Button
            look="quiet"
            size="icon"
            aria-label={`Parts as JSON in ${name}`}
            aria-pressed={message.isParts}
            title={message.isParts ? "Write as plain text" : "Write as parts (JSON), for images"}
            aria-disabled={message.isParts && textOf(message.text) === null}
            onClick={() => onChange(switched(message))}
            className="aria-pressed:bg-raised aria-pressed:text-ink"
          >
            <Braces aria-hidden="true" />
          </Button>
        )}
        {moveButton(-1, "up", position === 1)}
        {moveButton(1, "down", position === count)}
        <Button look="quiet" size="icon" aria-label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      <div className="flex flex-col gap-3 p-2">
        {message.role === "placeholder" ? (
          <Placeholder {...{ message, name, histories, onChange }} problems={problemsOf("placeholder")} />
        ) : (
          <Text {...{ message, name, help, onChange }} problems={problemsOf("content")} />
        )}
        <MessageExtras {...{ message, name, problemsOf, onChange }} />
      </div>
    </li>
  );
}

type PartProps = Pick<Props, "message" | "onChange"> & { name: string; problems: string[] };

const textHeight = "min-h-24 max-h-[36rem] border-transparent";

function Text({ message, name, problems, help, onChange }: PartProps & { help: TemplateHelp }) {
  const id = useId();
  const named = {
    "aria-label": message.isParts ? `Parts of ${name} as JSON` : `Text of ${name}`,
    ...(problems.length > 0 ? { "aria-invalid": true as const, "aria-describedby": id } : {}),
  };
  const shared = {
    named,
    value: message.text,
    onChange: (text: string) => onChange({ ...message, text }),
    className: textHeight,
  };
  return (
    <div className="flex flex-col gap-1">
      {message.isParts ? (
        <BareJsonEditor key="parts" {...shared} />
      ) : (
        <TemplateEditor key="text" {...shared} help={help} placeholder="Write the text. {{name}} stands for a variable." />
      )}
      <ProblemList id={id} problems={problems} />
    </div>
  );
}

function Placeholder({ message, name, problems, histories, onChange }: PartProps & { histories: string[] }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1 px-1">
      <label htmlFor={id} className="text-muted">
        Filled with the messages of the variable
      </label>
      <input
        id={id}
        aria-label={`Variable of ${name}`}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? `${id}-note` : undefined}
        list={`${id}-names`}
        value={message.placeholder}
        onChange={(event) => onChange({ ...message, placeholder: event.target.value })}
        placeholder="history"
        maxLength={100}
        spellCheck={false}
        className={`${controlClass} h-9 max-w-xs font-mono`}
      />
      <datalist id={`${id}-names`}>
        {histories.map((history) => (
          <option key={history} value={history} />
        ))}
      </datalist>
      <ProblemList id={`${id}-note`} problems={problems} />
    </div>
  );
}

/** Text becomes one text part; parts become text only where that loses nothing. */
function switched(message: MessageDraft): MessageDraft {
  if (!message.isParts)
    return { ...message, isParts: true, text: JSON.stringify([{ type: "text", text: message.text }], null, 2) };
  const text = textOf(message.text);
  return text === null ? message : { ...message, isParts: false, text };
}

function textOf(json: string): string | null {
  try {
    const parts: unknown = JSON.parse(json);
    const only: unknown = Array.isArray(parts) && parts.length === 1 ? parts[0] : null;
    const isText = typeof only === "object" && only !== null && "type" in only && only.type === "text" && "text" in only;
    return isText && typeof only.text === "string" ? only.text : null;
  } catch {
    return null;
  }
}
