import type { Content } from "./content";
import { mapTexts } from "./map-texts";
import { scanTemplate } from "./scan-template";

/** The prompts a content names itself, once each, in order. */
export function includedSlugs({ messages }: Pick<Content, "messages">): string[] {
  const slugs = new Set<string>();
  for (const message of messages) {
    if ("placeholder" in message) continue;
    mapTexts(message, "", (text) => {
      if (text.includes(">")) for (const { slug } of scanTemplate(text).includes) slugs.add(slug);
      return text;
    });
  }
  return [...slugs];
}
