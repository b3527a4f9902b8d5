import type { Content } from "@/lib/templates/content";
import { inlineContent } from "@/lib/templates/inline-content";

const maxCharacters = 20_000_000;
const kept = new Map<string, { messages: Content["messages"]; size: number }>();
let keptCharacters = 0;

/**
 * A content's messages with the texts it includes written in. A hash stands for the same content for ever, in every workspace, so
 * it is worked out once: it takes longer than the query. The longest unused ones make room.
 */
export function inlinedMessages(hash: string, content: Content): Content["messages"] {
  if (!content.partials) return content.messages;
  const known = kept.get(hash);
  if (known) {
    kept.delete(hash);
    kept.set(hash, known); // the map's order is that of the last use
    return known.messages;
  }
  const { messages } = inlineContent(content);
  const size = JSON.stringify(messages).length;
  kept.set(hash, { messages, size });
  keptCharacters += size;
  for (const [oldest, { size }] of kept) {
    if (keptCharacters <= maxCharacters) break;
    kept.delete(oldest);
    keptCharacters -= size;
  }
  return messages;
}
