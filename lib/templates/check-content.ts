import { analyseContent, type ContentError, type UndeclaredUse } from "./analyse-content";
import type { Content } from "./content";
import type { Surroundings } from "./expand-template";

/** `undeclaredAt` has each use of an undeclared name with its place; `undeclared` and `unused` list names once. */
export type ContentReport = {
  errors: ContentError[];
  undeclared: string[];
  undeclaredAt: UndeclaredUse[];
  unused: string[];
};

/**
 * What is wrong with a content as it stands, without values. A name inside a section over a `json` or `messages`
 * variable may belong to the section's own value and is not held against the declarations.
 */
export function checkContent(content: Content, known?: Surroundings): ContentReport {
  const { errors, undeclared, unused } = analyseContent(content, known);
  return { errors, undeclared: [...new Set(undeclared.map(({ name }) => name))], undeclaredAt: undeclared, unused };
}
