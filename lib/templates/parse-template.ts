import mustache, { type TemplateSpans } from "mustache";
import { type Place, placeIn } from "./place-in";
import { type IncludeTag, scanTemplate } from "./scan-template";

/** `path` is empty for `{{.}}`. */
type Leaf = { kind: "text"; text: string } | { kind: "value"; path: string[]; place: Place };
type Section = { kind: "section" | "inverted"; path: string[]; place: Place };
export type IncludeNode = { kind: "include"; slug: string; indent: string; place: Place };

/** A template with nothing left to include. */
export type TemplateNode = Leaf | (Section & { inner: TemplateNode[] });
/** A template as it is written. */
export type SourceNode = Leaf | IncludeNode | (Section & { inner: SourceNode[] });

export type TemplateError = { place: Place; message: string };
export type ParsedTemplate = { nodes: SourceNode[]; errors: TemplateError[] };

const pathOf = (name: string): string[] => (name === "." ? [] : name.split("."));

type Reading = { placeOf: (offset: number) => Place; includes: Map<number, IncludeTag> };

function readNodes(spans: TemplateSpans, reading: Reading): SourceNode[] {
  const nodes: SourceNode[] = [];
  for (const span of spans) {
    const [type, name, start] = span;
    const place = () => reading.placeOf(start);
    const include = reading.includes.get(start);
    if (type === "text") nodes.push({ kind: "text", text: name });
    else if (include) nodes.push({ kind: "include", slug: include.slug, indent: include.indent ?? "", place: place() });
    else if (type === "name" || type === "&") nodes.push({ kind: "value", path: pathOf(name), place: place() });
    else if ((type === "#" || type === "^") && span.length === 6) {
      const kind = type === "#" ? "section" : "inverted";
      nodes.push({ kind, path: pathOf(name), place: place(), inner: readNodes(span[4], reading) });
    }
  }
  return nodes;
}

/**
 * The package takes blanks and the line's end away around every include of a line that holds only tags, two beside each other
 * too. To it, one that is not alone on its line is shown as a value (`&` for `>`, at the same place), which keeps them.
 */
function withInlineAsValues(text: string, includes: IncludeTag[]): string {
  let [shown, done] = ["", 0];
  for (const { at, indent } of includes) {
    if (indent !== null) continue;
    shown += `${text.slice(done, at)}&`;
    done = at + 1;
  }
  return shown + text.slice(done);
}

/**
 * Parses one template text. With errors there are no nodes. `{{{x}}}` and `{{&x}}` mean `{{x}}`, since
 * nothing is escaped; comments and set-delimiter tags leave no node. A text starts with the delimiters `{{ }}`.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const placeOf = placeIn(text);
  const { faults, includes } = scanTemplate(text);
  if (faults.length > 0) return { nodes: [], errors: faults.map(({ offset, message }) => ({ place: placeOf(offset), message })) };
  try {
    // A writer of its own: the package's shared one keeps every template for ever.
    const spans: TemplateSpans = new mustache.Writer().parse(withInlineAsValues(text, includes), ["{{", "}}"]);
    const byStart = new Map(includes.map((include) => [include.start, include]));
    return { nodes: readNodes(spans, { placeOf, includes: byStart }), errors: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { nodes: [], errors: [{ place: placeOf(Number(/ at (\d+)$/.exec(message)?.[1] ?? 0)), message }] };
  }
}
