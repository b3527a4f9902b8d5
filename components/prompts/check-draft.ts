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
  marks: DraftMark[];
};

/** Where a text is wrong, and what to declare so that it is right. */
export type DraftMark = Pick<ContentError, "path" | "message"> & {
  line: number;
  column: number;
  declare: Pick<Variable, "name" | "type"> | null;
};

/** What the compiler says of a content while it is written. It brings zod along: load it after the first paint. */
export function checkDraft(written: Content): DraftCheck {
  const included = [...includedSlugs(written)];
  const partials: Partials = Object.fromEntries(included.map((slug) => [slug, { contentHash: "", text: "" }]));
  const content = { ...written, partials };
  const analysis = analyseContent(content);
  const unused = included.length > 0 ? [] : analysis.unused;
  const undeclared = suggestVariables(content, analysis);
  const wrong = [
    ...analysis.errors.map((error) => ({ ...error, declare: null })),
    ...analysis.undeclared.map((use) => ({ ...use, declare: undeclared.find(({ name }) => name === use.name) ?? null })),
  ];
  const marks = wrong.flatMap(({ path, message, line, column, declare }): DraftMark[] =>
    line === null || column === null ? [] : [{ path, message, line, column, declare }],
  );
  return { errors: analysis.errors, undeclared, unused, included, marks };
}
