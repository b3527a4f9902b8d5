import { unprocessable } from "@/lib/errors";
import type { Content } from "@/lib/templates/content";
import type { Surroundings } from "@/lib/templates/expand-template";
import { contentWarnings } from "./content-warnings";

/** Refuses (422) a content that uses names it does not declare or whose templates are broken, naming each with its place. */
export function requirePublishable(content: Content, known?: Surroundings): void {
  const warnings = contentWarnings(content, known);
  if (warnings.length === 0) return;
  const names = [...new Set(warnings.flatMap(({ variable }) => (variable === undefined ? [] : [`“${variable}”`])))];
  const fault = warnings.find(({ variable }) => variable === undefined);
  const undeclared = names.length > 0 ? ` Not declared as variables: ${names.join(", ")}.` : "";
  throw unprocessable(
    `It cannot be published.${undeclared}${fault ? ` ${fault.message}` : ""}`,
    warnings.map(({ path, message, line, column }) => ({
      path,
      message: line === null ? message : `Line ${line}, column ${column}: ${message}`,
    })),
  );
}
