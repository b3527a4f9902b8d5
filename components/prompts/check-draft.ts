import { analyseContent, type ContentError } from "@/lib/templates/analyse-content";
import type { Content, Partials, Variable } from "@/lib/templates/content";
import { includedSlugs } from "@/lib/templates/included-slugs";
import { suggestVariables } from "@/lib/templates/suggest-variables";

/** `included`: the prompts whose texts are written in; what those use is known to the server alone. */
export type DraftCheck = {
  errors: ContentError[];
  undeclared: Pick<Variable, "name" | "type">[];
  unused: string[];
  included: string[];
};

/** What the compiler says of a content while it is written. It brings zod along: load it after the first paint. */
export function checkDraft(written: Content): DraftCheck {
  const included = [...includedSlugs(written)];
  const partials: Partials = Object.fromEntries(included.map((slug) => [slug, { contentHash: "", text: "" }]));
  const content = { ...written, partials };
  const analysis = analyseContent(content);
  const unused = included.length > 0 ? [] : analysis.unused;
  return { errors: analysis.errors, undeclared: suggestVariables(content, analysis), unused, included };
}
