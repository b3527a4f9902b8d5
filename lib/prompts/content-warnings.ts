import { checkContent } from "@/lib/templates/check-content";
import type { Content } from "@/lib/templates/content";
import type { Surroundings } from "@/lib/templates/expand-template";
import type { VersionWarning } from "./schema";

/** What stands in the way of publishing a content: names that are not declared and faults of its templates, in order. */
export function contentWarnings(content: Content, known?: Surroundings): VersionWarning[] {
  const { errors, undeclaredAt } = checkContent(content, known);
  return [
    ...undeclaredAt.map(({ name, path, message, line, column }) => ({ path, message, line, column, variable: name })),
    ...errors.map(({ path, message, line, column }) => ({ path, message, line, column })),
  ];
}
