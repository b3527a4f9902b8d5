import { analyseContent, type ContentError } from "@/lib/templates/analyse-content";
import type { Content, Variable } from "@/lib/templates/content";
import { suggestVariables } from "@/lib/templates/suggest-variables";

export type DraftCheck = { errors: ContentError[]; undeclared: Pick<Variable, "name" | "type">[]; unused: string[] };

/** What the compiler says of a content while it is written. It brings zod along: load it after the first paint. */
export function checkDraft(content: Content): DraftCheck {
  const analysis = analyseContent(content);
  return { errors: analysis.errors, undeclared: suggestVariables(content, analysis), unused: analysis.unused };
}
