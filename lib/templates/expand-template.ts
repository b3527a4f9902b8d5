import type { Partials, Pin } from "./content";
import {
  type IncludeNode,
  type ParsedTemplate,
  parseTemplate,
  type SourceNode,
  type TemplateError,
  type TemplateNode,
} from "./parse-template";
import type { Place } from "./place-in";

/** Counts the included characters of several contents that come in one request. */
export type IncludeBudget = { left: number };

/**
 * What a content does not say itself: the slug of the prompt it belongs to, why texts it includes are not there, by slug, and what
 * those that come with it leave for it to include.
 */
export type Surroundings = { slug?: string | null; absent?: Record<string, string>; budget?: IncludeBudget };

/** What the texts of one content share. `included` counts the characters included so far: few could become many millions. */
export type Expansion = Required<Surroundings> & { partials: Partials; parsed: Map<string, ParsedTemplate>; included: number };

/**
 * `within`: the names of the sections around it, outermost first; inverted ones are left out, they bring no values.
 * What an included text uses stands where the tag stands that brings it in; `from` says where it really is, else it is empty.
 */
export type UsedName = { name: string; kind: "value" | "section" | "inverted"; within: string[]; place: Place; from: string };

export type ExpandedTemplate = { nodes: TemplateNode[]; names: UsedName[]; errors: TemplateError[] };

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

/** Where in an included text something stands, as the beginning of a message. The indentation it got here is not its own. */
function fromIn({ place: tag, trail, depth, indent }: At, { line, column }: Place): string {
  return tag === null ? "" : `In “${trail.slice(-depth).join(" → ")}”, line ${line}, column ${Math.max(1, column - indent)}: `;
}

/** A template with each include replaced by what it includes. */
export function expandTemplate(text: string, shared: Expansion): ExpandedTemplate {
  const names: UsedName[] = [];
  const errors: TemplateError[] = [];
  const refuse = (place: Place, message: string): void => {
    if (errors.length < maxErrors) errors.push({ place, message });
  };

  const read = (source: string, at: At): TemplateNode[] => {
    const parsed = shared.parsed.get(source) ?? parseTemplate(source);
    shared.parsed.set(source, parsed);
    for (const { place, message } of parsed.errors) refuse(at.place ?? place, fromIn(at, place) + message);
    return expand(parsed.nodes, at);
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

  const include = (node: IncludeNode, at: At): TemplateNode[] => {
    const place = at.place ?? node.place;
    const trail = [...at.trail, node.slug];
    const pin = ownPin(at.partials, node.slug);
    const fault = includeFault(node.slug, pin, at, shared);
    if (fault) refuse(place, fault);
    if (fault || !pin || shared.included > maxIncluded || shared.budget.left < 0) return [];
    const lines = node.indent === "" ? 0 : pin.text.split("\n").length;
    const size = 1 + pin.text.length + lines * node.indent.length;
    shared.included += size;
    shared.budget.left -= size;
    if (shared.included > maxIncluded || shared.budget.left < 0) {
      const of = shared.included > maxIncluded ? `longer than ${maxIncluded} characters in all` : "too long in all that is sent";
      refuse(place, `The included texts are ${of}: ${trail.join(" → ")}.`);
      return [];
    }
    const inner = { partials: pin.partials ?? {}, trail, depth: at.depth + 1, place, within: at.within };
    return read(indented(pin.text, node.indent), { ...inner, indent: node.indent.length });
  };

  const { partials, slug } = shared;
  const nodes = read(text, { partials, trail: slug ? [slug] : [], depth: 0, place: null, indent: 0, within: [] });
  return { nodes: errors.length === 0 ? nodes : [], names, errors };
}

function includeFault(slug: string, pin: Pin | undefined, at: At, { absent }: Expansion): string | null {
  const chain = [...at.trail, slug].join(" → ");
  if (at.trail.includes(slug)) return `Prompts cannot include each other in a circle: ${chain}.`;
  if (at.depth >= maxDepth) return `Includes go at most ${maxDepth} deep: ${chain}.`;
  if (pin) return null;
  const why = at.depth === 0 && Object.hasOwn(absent, slug) ? absent[slug] : undefined;
  return why ?? `The text of “${chain}” is not there: it was not pinned.`;
}
