import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import type { TemplateMessage } from "@/lib/templates/content";
import { prettyJson } from "@/lib/templates/pretty-json";
import { MarkedText } from "./marked-text";

/** A message as it is written; an image shows its address, never itself. */
export function MessageView({ message }: { message: TemplateMessage }) {
  if ("placeholder" in message)
    return (
      <MessageFrame title="placeholder">
        <p className="text-muted">
          The messages of the variable <code className="wrap-anywhere font-mono text-accent">{message.placeholder}</code>
        </p>
      </MessageFrame>
    );
  const { role, content, toolCalls, toolCallId } = message;
  return (
    <MessageFrame title={role} note={toolCallId === undefined ? undefined : `answers ${toolCallId}`}>
      {typeof content === "string" ? (
        <Text text={content} />
      ) : (
        content.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and never move
          <div key={index}>
            {part.type === "text" ? (
              <Text text={part.text} />
            ) : (
              <>
                <p className="text-muted">Image{part.image_url.detail ? `, ${part.image_url.detail} detail` : ""}</p>
                <MarkedText text={part.image_url.url} />
              </>
            )}
          </div>
        ))
      )}
      {toolCalls && <CodeBlock label="Tool calls" text={prettyJson(toolCalls)} />}
    </MessageFrame>
  );
}

/** A text under the name of who says it. */
export function MessageFrame({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <li className="min-w-0 rounded-lg border border-line bg-surface">
      <p className="flex gap-2 border-line border-b px-3 py-1.5 font-medium text-muted">
        {title}
        {note && <span className="min-w-0 truncate font-normal">{note}</span>}
      </p>
      <div className="flex flex-col gap-3 px-3 py-2.5">{children}</div>
    </li>
  );
}

const Text = ({ text }: { text: string }) => (text === "" ? <p className="text-muted">Empty</p> : <MarkedText text={text} />);
