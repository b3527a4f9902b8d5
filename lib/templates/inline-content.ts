import type { Content } from "./content";
import { mapTexts } from "./map-texts";
import { templateReader } from "./template-reader";

/** A content that compiles to the same messages and includes nothing: the included texts stand where their tags stood. */
export function inlineContent({ partials, ...content }: Content): Content {
  if (!partials) return content;
  const read = templateReader({ partials });
  const messages = content.messages.map((message, index) =>
    "placeholder" in message ? message : mapTexts(message, `messages.${index}`, (text) => read(text).inlined ?? text),
  );
  return { ...content, messages };
}
