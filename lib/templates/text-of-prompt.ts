import type { Content } from "./content";
import { scanTemplate } from "./scan-template";

/** The text a text prompt consists of: one user message and nothing but text. Null for every other prompt. Parts are lines. */
export function textOfPrompt({ messages }: Pick<Content, "messages">): string | null {
  const [message, ...more] = messages;
  if (!message || more.length > 0 || "placeholder" in message || message.role !== "user") return null;
  const { content, toolCalls, toolCallId } = message;
  if (toolCalls?.length || toolCallId !== undefined) return null;
  if (typeof content === "string") return content;
  const texts = content.flatMap((part) => (part.type === "text" ? [part.text] : []));
  if (texts.length !== content.length || texts.length === 0) return null;
  return texts.map((text, index) => (index < texts.length - 1 ? `${text}\n${backToBraces(text)}` : text)).join("");
}

/** Each part starts with `{{ }}` anew, whatever the one before changed them to. The tag is alone on its line and goes with it. */
function backToBraces(text: string): string {
  const { open, close } = scanTemplate(text).delimiters;
  return open === "{{" && close === "}}" ? "" : `${open}={{ }}=${close}\n`;
}
