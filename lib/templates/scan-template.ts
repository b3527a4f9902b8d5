import { nameFault } from "./name-fault";
import { type Delimiters, type Fault, isFault, readTag, type Tag } from "./read-tag";
import { slugPattern } from "./slug-pattern";

/** A `{{> slug}}` tag: where it starts, where its `>` stands, and the blanks before it where it is alone on its line, else null. */
export type IncludeTag = { slug: string; start: number; at: number; indent: string | null };
/** `delimiters`: those in force at the end of the text. */
export type Scan = { faults: Fault[]; includes: IncludeTag[]; delimiters: Delimiters };

const maxDepth = 50;
const maxFaults = 20;
const maxBlanks = 200;
/** Tags × characters once delimiters were changed: the parser then looks through the rest of the text at every tag. */
const maxWork = 500_000_000;

/** Follows sections opened and closed; a fault ends the search, since what comes after it has no meaning. */
function nest(open: Tag[], tag: Tag): Fault | null {
  if (tag.sigil === "#" || tag.sigil === "^") {
    if (open.push(tag) <= maxDepth) return null;
    return { offset: tag.start, message: `Sections are nested more than ${maxDepth} deep.` };
  }
  if (tag.sigil !== "/") return null;
  const section = open.pop();
  if (!section) return { offset: tag.start, message: `This tag closes “${tag.name}”, but no section is open.` };
  if (section.name === tag.name) return null;
  return { offset: tag.start, message: `This tag closes “${tag.name}”, but the open section is “${section.name}”.` };
}

function tagFault(text: string, tag: Tag, depth: number): string | null {
  if (tag.end - tag.start > maxBlanks && new RegExp(`\\s{${maxBlanks + 1}}`).test(text.slice(tag.start, tag.end)))
    return `A tag holds at most ${maxBlanks} blanks in a row.`;
  if (tag.sigil === ">") return slugPattern.test(tag.name) ? null : noSlug(tag.name);
  if (tag.sigil === "!" || tag.sigil === "=" || tag.sigil === "/") return null;
  if (tag.name === "." && depth === 0) return "{{.}} is the current item of a section, and no section is open here.";
  return nameFault(tag.name);
}

const noSlug = (name: string) =>
  `After > stands the slug of another prompt, of small letters, digits and hyphens: “${name.slice(0, 40)}” is none.`;

/** A tag that is alone on its line goes with the line's blanks and its end; what it includes is indented as it is. */
function indentOf(text: string, { start, end }: Tag): string | null {
  let from = start;
  while (from > 0 && /[^\S\n]/.test(text.charAt(from - 1))) from -= 1;
  if (from > 0 && text.charAt(from - 1) !== "\n") return null;
  const rest = /[^\S\n]*(?:\n|$)/y;
  rest.lastIndex = end;
  return rest.test(text) ? text.slice(from, start).replace(/[^ \t]/g, "") : null;
}

/**
 * What is wrong with a template, with its offset, and what it includes. It reads in one linear pass what the parser would read: the parser
 * names no useful place, and takes quadratic time on hostile texts, which are refused here.
 */
export function scanTemplate(text: string): Scan {
  const faults: Fault[] = [];
  const includes: IncludeTag[] = [];
  const open: Tag[] = [];
  let delimiters: Delimiters = { open: "{{", close: "}}" };
  let changed = false;
  let tags = 0;
  const ended = (...last: Fault[]): Scan => ({ faults: [...faults, ...last], includes, delimiters });
  for (let start = text.indexOf("{{"); start >= 0; ) {
    const tag = readTag(text, start, delimiters);
    if (isFault(tag)) return ended(tag);
    const message = tagFault(text, tag, open.length);
    if (message) faults.push({ offset: start, message });
    else if (tag.sigil === ">") includes.push({ slug: tag.name, start, at: tag.at, indent: indentOf(text, tag) });
    const nesting = nest(open, tag);
    if (nesting) return ended(nesting);
    changed ||= tag.sigil === "=";
    tags += 1;
    if (changed && tags * text.length > maxWork)
      return ended({ offset: start, message: "Too many tags for so long a text with other delimiters." });
    if (faults.length >= maxFaults) return ended();
    delimiters = tag.next;
    start = text.indexOf(delimiters.open, tag.end);
  }
  const section = open.at(-1);
  if (section) faults.push({ offset: section.start, message: `The section “${section.name}” is never closed.` });
  return ended();
}
