"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import type { TemplateHelp } from "@/components/ui/template-help";
import type { MessageDraft } from "./content-draft";
import { draftKey } from "./draft-key";
import { MessageEditor } from "./message-editor";
import { ProblemList } from "./problem-list";
import { useFocusInside } from "./use-focus-inside";

type Props = {
  title: string;
  messages: MessageDraft[];
  histories: string[];
  /** What the editor of one message knows. */
  helpOf: (index: number) => TemplateHelp;
  problemsOf: (path: string) => string[];
  onChange: (messages: MessageDraft[]) => void;
};

/** The messages in order. Focus stays on the button that moved one, and goes to “Add message” when one is removed. */
export function MessageListEditor({ title, messages, histories, helpOf, problemsOf, onChange }: Props) {
  const id = useId();
  const { list, focus } = useFocusInside<HTMLDivElement>();

  const move = (from: number, by: -1 | 1) => {
    const [one, other] = [messages[from], messages[from + by]];
    if (!one || !other) return;
    onChange(messages.map((message, at) => (at === from ? other : at === from + by ? one : message)));
    focus(`[data-move="${one.key} ${by}"]`);
  };
  const remove = (key: string) => {
    onChange(messages.filter((message) => message.key !== key));
    focus("[data-add]");
  };
  const add = () => {
    const key = draftKey();
    const role = messages.length === 0 ? "system" : messages.at(-1)?.role === "user" ? "assistant" : "user";
    const blank = { text: "", isParts: false, placeholder: "", toolCalls: null, toolCallId: null };
    onChange([...messages, { ...blank, key, role }]);
    focus(`[data-message="${key}"] :is(textarea, [role=textbox])`);
  };
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="font-semibold text-base">
        {title}
      </h2>
      <div ref={list} className="flex flex-col items-start gap-3">
        <ol className="flex w-full flex-col gap-3">
          {messages.map((message, index) => (
            <MessageEditor
              key={message.key}
              message={message}
              position={index + 1}
              count={messages.length}
              histories={histories}
              help={helpOf(index)}
              problemsOf={(field) => problemsOf(`messages.${index}.${field}`)}
              onChange={(changed) => onChange(messages.map((one) => (one.key === changed.key ? changed : one)))}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(message.key)}
            />
          ))}
        </ol>
        <ProblemList problems={problemsOf("messages")} />
        <Button data-add onClick={add}>
          <Plus aria-hidden="true" />
          Add message
        </Button>
      </div>
    </section>
  );
}
