import type { Content } from "@/lib/templates/content";
import { inlineContent } from "@/lib/templates/inline-content";

const maxKept = 500;
const maxCharacters = 50_000;
const kept = new Map<string, Content["messages"]>();

/**
 * A content's messages with the texts it includes written in. A hash stands for the same content for ever, in every workspace, so
 * for those of usual size it is worked out once: it takes longer than the query.
 */
export function inlinedMessages(hash: string, content: Content): Content["messages"] {
  if (!content.partials) return content.messages;
  const known = kept.get(hash);
  if (known) return known;
  const { messages } = inlineContent(content);
  if (JSON.stringify(messages).length <= maxCharacters) {
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= maxKept) kept.delete(oldest);
    kept.set(hash, messages);
  }
  return messages;
}
