import type { Context } from "@/lib/context";
import type { Content } from "@/lib/templates/content";
import { requirePublishable } from "./require-publishable";
import { resolvePartials } from "./resolve-partials";
import { saveContent } from "./save-content";

/** Stores a content as it is published, with the texts it includes as they are now, and answers its hash; refused (422) where it is broken. */
export async function pinContent(ctx: Context, written: Content, slug: string): Promise<string> {
  const { content, known } = await resolvePartials(ctx, written, slug);
  requirePublishable(content, known);
  return saveContent(ctx, content);
}
