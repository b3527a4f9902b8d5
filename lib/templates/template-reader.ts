import { maxText, type Partials, type Pin } from "./content";
import {
  type IncludeNode,
  type ParsedTemplate,
  parseTemplate,
  type SourceNode,
  type TemplateError,
  type TemplateNode,
} from "./parse-template";
import type { Place } from "./place-in";
import { printTemplate } from "./print-template";
import { scanTemplate } from "./scan-template";

/** What a content does not say itself: the slug of the prompt it belongs to, and why texts it includes are not there, by slug. */
export type Surroundings = { slug?: string | null; absent?: Record<string, string> };
type Sources = Surroundings & { partials?: Partials };

/**
 * `within`: the names of the sections around it, outermost first; inverted ones are left out, they bring no values.
 * What an included text uses stands where the tag stands that brings it in; `from` says where it really is, else it is empty.
 */
export type UsedName = { name: string; kind: "value" | "section" | "inverted"; within: string[]; place: Place; from: string };

/** `inlined` is the text with everything written in it that it includes; null where it includes nothing or has errors. */
export type ReadTemplate = { nodes: TemplateNode[]; names: UsedName[]; errors: TemplateError[]; inlined: string | null };

/** The text being read: its own place is null for the outermost. */
type At = { partials: Partials; trail: string[]; depth: number; place: Place | null; indent: number; within: string[] };

const maxDepth = 5;
const maxErrors = 20;
const maxIncluded = 500_000;

const ownPin = (partials: Partials, slug: string): Pin | undefined =>
  Object.hasOwn(partials, slug) ? partials[slug] : undefined;

const indented = (text: string, indent: string): string =>
  indent === ""
    ? text
    : text
        .split("\n")
        .map((line) => (line === "" ? "" : indent + line))
        .join("\n");

/**
 * Reads the templates of one content with all they include: `templateReader(sources)(text)`. The texts share one bound on
 * what is included, so that few characters cannot become many millions.
 */
export function templateReader({ partials = {}, absent = {}, slug }: Sources): (text: string, longest?: number) => ReadTemplate {
  const parsed = new Map<string, ParsedTemplate>();
  let included = 0;

  const parse = (text: string): ParsedTemplate => {
    const known = parsed.get(text) ?? parseTemplate(text);
    parsed.set(text, known);
    return known;
  };

  return (text, longest = maxText) => {
    const names: UsedName[] = [];
    const errors: TemplateError[] = [];
    const refuse = (place: Place, message: string): [] => {
      if (errors.length < maxErrors) errors.push({ place, message });
      return [];
    };

    const include = (node: IncludeNode, at: At): TemplateNode[] => {
      const place = at.place ?? node.place;
      const trail = [...at.trail, node.slug];
      const chain = trail.join(" → ");
      if (at.trail.includes(node.slug)) return refuse(place, `Prompts cannot include each other in a circle: ${chain}.`);
      if (at.depth >= maxDepth) return refuse(place, `Includes go at most ${maxDepth} deep: ${chain}.`);
      const pin = ownPin(at.partials, node.slug);
      const why = at.depth === 0 && Object.hasOwn(absent, node.slug) ? absent[node.slug] : undefined;
      if (!pin) return refuse(place, why ?? `The text of “${chain}” is not there: it was not pinned.`);
      if (included > maxIncluded) return [];
      const lines = node.indent === "" ? 0 : pin.text.split("\n").length;
      included += 1 + pin.text.length + lines * node.indent.length;
      if (included > maxIncluded)
        return refuse(place, `The included texts are longer than ${maxIncluded} characters in all: ${chain}.`);
      const inner = { partials: pin.partials ?? {}, trail, depth: at.depth + 1, place, within: at.within };
      return read(indented(pin.text, node.indent), { ...inner, indent: node.indent.length });
    };

    const expand = (nodes: SourceNode[], at: At): TemplateNode[] =>
      nodes.flatMap((node): TemplateNode[] => {
        if (node.kind === "text") return [node];
        if (node.kind === "include") return include(node, at);
        const name = node.path.join(".") || ".";
        names.push({ name, kind: node.kind, within: at.within, place: at.place ?? node.place, from: fromIn(at, node.place) });
        if (node.kind === "value") return [node];
        const within = node.kind === "section" ? [...at.within, name] : at.within;
        return [{ ...node, inner: expand(node.inner, { ...at, within }) }];
      });

    const read = (source: string, at: At): TemplateNode[] => {
      const { nodes, errors: found } = parse(source);
      for (const { place, message } of found) refuse(at.place ?? place, fromIn(at, place) + message);
      return expand(nodes, at);
    };

    const outermost = { trail: slug ? [slug] : [], depth: 0, place: null, indent: 0, within: [] };
    const before = included;
    const nodes = read(text, { partials, ...outermost });
    if (errors.length > 0) return { nodes: [], names, errors, inlined: null };
    const inlined = included === before ? null : printTemplate(nodes);
    const fault = inlined === null ? null : inlinedFault(inlined, longest);
    if (fault) return { nodes: [], names, errors: [{ place: { line: 1, column: 1, offset: 0 }, message: fault }], inlined: null };
    return { nodes, names, errors, inlined };
  };
}

/** Where in an included text something stands, as the beginning of a message. The indentation it got here is not its own. */
function fromIn({ place: tag, trail, depth, indent }: At, { line, column }: Place): string {
  return tag === null ? "" : `In “${trail.slice(-depth).join(" → ")}”, line ${line}, column ${Math.max(1, column - indent)}: `;
}

/** What stands written in must be a template too: applications get it as one. */
function inlinedFault(text: string, longest: number): string | null {
  if (text.length > longest) return `With what it includes this text is longer than ${longest} characters.`;
  const [fault] = scanTemplate(text).faults;
  return fault ? `With what it includes: ${fault.message}` : null;
}
