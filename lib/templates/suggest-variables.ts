import { analyseContent, type ContentAnalysis } from "./analyse-content";
import type { Content, Variable } from "./content";

type Suggestion = Pick<Variable, "name" | "type">;

/** The names a content uses and does not declare, each with the type its use speaks for, in order of first use. */
export function suggestVariables(content: Content, analysis: ContentAnalysis = analyseContent(content)): Suggestion[] {
  const uses = [...analysis.templates.values()].flatMap((template) => template.names);
  const declared = new Set(content.variables.map(({ name }) => name));

  const typeOf = (root: string): Variable["type"] => {
    const own = uses.filter(({ name }) => name === root || name.startsWith(`${root}.`));
    if (own.some(({ name }) => name !== root)) return "json";
    if (own.every(({ kind }) => kind === "value")) return "string";
    const inside = uses.filter(({ within }) => within.at(-1) === root);
    const holdsValues = inside.some(({ name }) => name === "." || !declared.has(name.split(".")[0] ?? name));
    return holdsValues ? "json" : "boolean";
  };

  const found = new Map<string, Suggestion>();
  for (const message of content.messages) {
    if (!("placeholder" in message) || !message.placeholder || declared.has(message.placeholder)) continue;
    found.set(message.placeholder, { name: message.placeholder, type: "messages" });
  }
  for (const { name } of analysis.undeclared) if (!found.has(name)) found.set(name, { name, type: typeOf(name) });
  return [...found.values()];
}
