import { maxText, type Partials } from "./content";
import { type ExpandedTemplate, type Expansion, expandTemplate, type Surroundings } from "./expand-template";
import { printTemplate } from "./print-template";
import { scanTemplate } from "./scan-template";

/** `inlined` is the text with everything written in it that it includes; null where it includes nothing or has errors. */
export type ReadTemplate = ExpandedTemplate & { inlined: string | null };

type Sources = Surroundings & { partials?: Partials };

/** Reads the templates of one content with all they include: `templateReader(sources)(text)`; `longest` bounds what becomes of the text. */
export function templateReader({
  partials = {},
  absent = {},
  slug = null,
  budget = { left: Number.POSITIVE_INFINITY },
}: Sources) {
  const shared: Expansion = { partials, absent, slug, budget, parsed: new Map(), included: 0 };
  return (text: string, longest = maxText): ReadTemplate => {
    const before = shared.included;
    const expanded = expandTemplate(text, shared);
    if (expanded.errors.length > 0 || shared.included === before) return { ...expanded, inlined: null };
    const inlined = printTemplate(expanded.nodes);
    const message = inlinedFault(inlined, longest);
    if (message === null) return { ...expanded, inlined };
    return { ...expanded, nodes: [], errors: [{ place: { line: 1, column: 1, offset: 0 }, message }], inlined: null };
  };
}

/** What stands written in must be a template too: applications get it as one. */
function inlinedFault(text: string, longest: number): string | null {
  if (text.length > longest) return `With what it includes this text is longer than ${longest} characters.`;
  const [fault] = scanTemplate(text).faults;
  return fault ? `With what it includes: ${fault.message}` : null;
}
