import type { ChatMessage } from "@/lib/templates/content";

/** The messages exactly as they were sent; an image shows its address, never itself. */
export function MessageList({ messages }: { messages: ChatMessage[] }) {
  return (
    <ol className="flex flex-col gap-2">
      {messages.map((message, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sent messages never change their places
        <li key={position} className="rounded-lg border border-line bg-surface p-3">
          <p className="mb-1 font-medium text-muted">{message.role}</p>
          <p className="whitespace-pre-wrap break-words">{textOf(message)}</p>
          {message.toolCalls?.map((call) => (
            <p key={call.id} className="mt-1 break-words font-mono">
              {call.name}({call.arguments})
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function textOf({ content }: ChatMessage): string {
  if (typeof content === "string") return content;
  return content.map((part) => (part.type === "text" ? part.text : `[image ${part.image_url.url}]`)).join("\n");
}
