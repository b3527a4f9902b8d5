import mustache, { type TemplateSpans } from "mustache";
import { findFaults } from "./find-faults";
import { type Place, placeIn } from "./place-in";

/** `path` is empty for `{{.}}`. */
export type TemplateNode =
  | { kind: "text"; text: string }
  | { kind: "value"; path: string[]; place: Place }
  | { kind: "section" | "inverted"; path: string[]; place: Place; inner: TemplateNode[] };

/** `within`: the names of the sections around it, outermost first; inverted ones are left out, they bring no values. */
export type UsedName = { name: string; kind: "value" | "section" | "inverted"; within: string[]; place: Place };
export type TemplateError = { place: Place; message: string };
export type ParsedTemplate = { nodes: TemplateNode[]; names: UsedName[]; errors: TemplateError[] };

const pathOf = (name: string): string[] => (name === "." ? [] : name.split("."));

function readNodes(
  spans: TemplateSpans,
  placeOf: (offset: number) => Place,
  names: UsedName[],
  within: string[],
): TemplateNode[] {
  const nodes: TemplateNode[] = [];
  for (const span of spans) {
    const [type, name, start] = span;
    if (type === "text") nodes.push({ kind: "text", text: name });
    else if (type === "name" || type === "&") {
      const place = placeOf(start);
      names.push({ name, kind: "value", within, place });
      nodes.push({ kind: "value", path: pathOf(name), place });
    } else if ((type === "#" || type === "^") && span.length === 6) {
      const place = placeOf(start);
      const kind = type === "#" ? "section" : "inverted";
      names.push({ name, kind, within, place });
      const inner = readNodes(span[4], placeOf, names, type === "#" ? [...within, name] : within);
      nodes.push({ kind, path: pathOf(name), place, inner });
    }
  }
  return nodes;
}

/**
 * Parses one template text. With errors there are no nodes and no names. `{{{x}}}` and `{{&x}}` mean `{{x}}`, since
 * nothing is escaped; comments and set-delimiter tags leave no node. A text starts with the delimiters `{{ }}`.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const placeOf = placeIn(text);
  const faults = findFaults(text);
  const failed = (errors: TemplateError[]): ParsedTemplate => ({ nodes: [], names: [], errors });
  if (faults.length > 0) return failed(faults.map(({ offset, message }) => ({ place: placeOf(offset), message })));
  try {
    const names: UsedName[] = [];
    // A writer of its own: the package's shared one keeps every template for ever.
    const spans: TemplateSpans = new mustache.Writer().parse(text, ["{{", "}}"]);
    return { nodes: readNodes(spans, placeOf, names, []), names, errors: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed([{ place: placeOf(Number(/ at (\d+)$/.exec(message)?.[1] ?? 0)), message }]);
  }
}
