import { type Content, maxUrl, type PlaceholderMessage, type Variable } from "./content";
import type { Surroundings, UsedName } from "./expand-template";
import { findValueFaults, isGiven } from "./find-value-faults";
import { mapTexts } from "./map-texts";
import { type ReadTemplate, templateReader } from "./template-reader";

/** `path` starts at the content (`messages.0.content`); `message` is the message's index; both places are null outside a template text. */
export type ContentError = {
  path: string;
  message: string;
  messageIndex: number | null;
  line: number | null;
  column: number | null;
};

/** `name` is the one to declare; `included`: an included text uses it, which one the message says. */
export type UndeclaredUse = ContentError & { name: string; included: boolean };

/**
 * `templates` by the path of their text; `undeclared` holds one entry for each use, with the name to declare.
 * Of a text with an error no name is known, so nothing is called unused then.
 */
export type ContentAnalysis = {
  templates: Map<string, ReadTemplate>;
  errors: ContentError[];
  undeclared: UndeclaredUse[];
  unused: string[];
};

const rootOf = (name: string): string => name.split(".")[0] ?? name;

/** Declarations wrong in themselves: a name twice, a name that can never be found, a default of another type. */
function variableErrors(variables: Variable[]): ContentError[] {
  const seen = new Set<string>();
  const errors: ContentError[] = [];
  const add = (path: string, message: string) => errors.push({ path, message, messageIndex: null, line: null, column: null });
  for (const [index, variable] of variables.entries()) {
    const path = `variables.${index}`;
    if (seen.has(variable.name)) add(`${path}.name`, `The variable “${variable.name}” is declared twice.`);
    if (variable.name === "__proto__") add(`${path}.name`, "A variable cannot be called “__proto__”.");
    seen.add(variable.name);
    if (!isGiven(variable, variable.default)) continue;
    for (const fault of findValueFaults(variable, variable.default, `${path}.default`))
      add(fault.path, `The default does not fit: ${fault.message}`);
  }
  return errors;
}

/** Inside a section over anything but a declared string, number or boolean, a name may belong to the section's own value. */
function isFree(use: UsedName, declared: Map<string, Variable>): boolean {
  return use.within.some((section) => {
    const type = declared.get(rootOf(section))?.type;
    return section !== "." && (type === undefined || type === "json" || type === "messages");
  });
}

/**
 * Everything the compiler knows of a content before it has values. The same names and errors in editor, publish and compile.
 * `known` is what the content does not say itself: whose it is, and why a text it includes is not there.
 */
export function analyseContent(content: Content, known: Surroundings = {}): ContentAnalysis {
  const read = templateReader({ ...known, partials: content.partials });
  const declared = new Map(content.variables.map((variable) => [variable.name, variable]));
  const used = new Set<string>();
  const templates = new Map<string, ReadTemplate>();
  const errors: ContentError[] = [];
  const undeclared: ContentAnalysis["undeclared"] = [];

  const readName = (use: UsedName, path: string, messageIndex: number) => {
    const root = rootOf(use.name);
    if (use.name === "." || (!declared.has(root) && isFree(use, declared))) return;
    used.add(root);
    const at = { path, messageIndex, line: use.place.line, column: use.place.column };
    const type = declared.get(root)?.type;
    if (type === undefined)
      undeclared.push({
        ...at,
        name: root,
        included: use.from !== "",
        message: `${use.from}“${root}” is not declared as a variable.`,
      });
    else if (root !== use.name && type !== "json" && type !== "messages" && !isFree(use, declared))
      errors.push({ ...at, message: `${use.from}“${root}” is a ${type}, so “${use.name}” can never have a value.` });
  };

  const readText = (text: string, path: string, messageIndex: number) => {
    const template = read(text, path.endsWith(".image_url.url") ? maxUrl : undefined);
    templates.set(path, template);
    for (const { place, message } of template.errors)
      errors.push({ path, message, messageIndex, line: place.line, column: place.column });
    for (const use of template.names) readName(use, path, messageIndex);
    return text;
  };

  const readPlaceholder = ({ placeholder }: PlaceholderMessage, path: string, messageIndex: number) => {
    const type = declared.get(placeholder)?.type;
    used.add(placeholder);
    if (type === "messages") return;
    const why = type === undefined ? "no such variable is declared" : `that variable is of type ${type}`;
    const message = `The placeholder “${placeholder}” must name a variable of type messages: ${why}.`;
    errors.push({ path: `${path}.placeholder`, message, messageIndex, line: null, column: null });
  };

  for (const [index, message] of content.messages.entries()) {
    const path = `messages.${index}`;
    if ("placeholder" in message) readPlaceholder(message, path, index);
    else mapTexts(message, path, (text, at) => readText(text, at, index));
  }
  const readable = [...templates.values()].every((template) => template.errors.length === 0);
  const unused = readable ? [...declared.keys()].filter((name) => !used.has(name)) : [];
  return { templates, errors: [...errors, ...variableErrors(content.variables)], undeclared, unused };
}
