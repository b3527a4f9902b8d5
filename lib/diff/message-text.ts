import type { MessagePart, TemplateMessage } from "@/lib/templates/content";

/** A message as the text that is compared: parts and tool calls one a line, a placeholder as its tag. */
export function messageText(message: TemplateMessage): string {
  if ("placeholder" in message) return `{{${message.placeholder}}}`;
  const { content, toolCalls = [], toolCallId } = message;
  return [
    ...(toolCallId === undefined ? [] : [`[answers tool call ${toolCallId}]`]),
    ...(typeof content === "string" ? [content] : content.map(partText)),
    ...toolCalls.map((call) => `[tool call ${call.id}] ${call.name}(${call.arguments})`),
  ].join("\n");
}

function partText(part: MessagePart): string {
  if (part.type === "text") return part.text;
  const { url, detail } = part.image_url;
  return `[image${detail ? `, ${detail} detail` : ""}] ${url}`;
}
