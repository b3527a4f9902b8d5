import type { ChatMessage } from "./content";

/**
 * A message with each of its template texts changed: its text, its text parts and its image addresses. What an
 * assistant's tool calls hold is no template. `change` also gets the path of the text below `path`.
 */
export function mapTexts(message: ChatMessage, path: string, change: (text: string, path: string) => string): ChatMessage {
  if (typeof message.content === "string") return { ...message, content: change(message.content, `${path}.content`) };
  const content = message.content.map((part, index) => {
    const at = `${path}.content.${index}`;
    if (part.type === "text") return { ...part, text: change(part.text, `${at}.text`) };
    return { ...part, image_url: { ...part.image_url, url: change(part.image_url.url, `${at}.image_url.url`) } };
  });
  return { ...message, content };
}
