import type { Message } from "./read-request";
import { splitSentences } from "./split-sentences";

const tagged = /<([\w-]+)(?:\s+name="([^"]*)")?\s*>([\s\S]*?)<\/\1>/g;
const fenced = /(?:```[\w-]*\n?|"""|'''|^---+\n)([\s\S]+?)(?:```|"""|'''|^---+$)/gm;
const headed =
  /^[ \t]*(?:\*\*|#+ *|\[)?((?:the |customer(?:'s)? |support |incoming |user )?(?:ticket|text|message|e-?mail|mail|input|review|comment|request|document|article|transcript|content|feedback|complaint|post|query|invoice|note|context|question|output|answer|response|submission|reference|expected|source|passage|letter|order)s?)(?:\*\*|\])?(?: text| body| answer| output)?[ \t]*:(?:\*\*)?[ \t]*/gim;
const instruction =
  /^(?:you are|you're|your (?:task|job)|answer|reply|respond|write|classify|categori[sz]e|label|sort|decide|use|do not|don't|never|always|keep|be|return|output|give|summari[sz]e|extract|choose|pick|select|read|judge|rate|say|if|the (?:following|possible|labels|categories|fields)|one of|only|act|think|make sure|please (?:answer|reply|classify|return)|translate|list)\b/i;

export type Section = { name: string; text: string };

export const isInstruction = (sentence: string): boolean => instruction.test(sentence.trim());

/** The named parts of a prompt: `<name>…</name>`, `<tag name="name">…</tag>`, or a line `Name:` up to the next such line. */
export function findSections(text: string): Section[] {
  const tags = [...text.matchAll(tagged)].map(([, tag = "", name, inner = ""]) => ({
    name: (name ?? tag).toLowerCase(),
    text: inner.trim(),
  }));
  if (tags.length > 0) return tags;
  const heads = [...text.matchAll(headed)];
  return heads
    .map((head, at) => ({
      name: (head[1] ?? "").toLowerCase(),
      text: text.slice(head.index + head[0].length, heads[at + 1]?.index ?? text.length).trim(),
    }))
    .filter((section) => section.text !== "");
}

/** What stands after the prompt's last list, or its last paragraph, without instructions around it. */
function lastParagraphs(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((part) => part.trim());
  const isList = (part: string) => part.split("\n").filter((line) => /^\s*(?:[-*•]|\d+[.)])\s/.test(line)).length >= 2;
  const after = paragraphs.slice(paragraphs.findLastIndex(isList) + 1).filter((part) => !isInstruction(part));
  return after.length > 0
    ? after.join("\n\n")
    : splitSentences(text)
        .filter((sentence) => !isInstruction(sentence))
        .join("\n");
}

/**
 * What a request is about, apart from what it says to do with it: a marked block of the last user message, what follows a
 * heading such as `Ticket:`, else the whole message when the instructions stand elsewhere.
 */
export function findSubject(messages: Message[]): string {
  const at = messages.findLastIndex(({ role }) => role === "user");
  const text = messages[at]?.content ?? "";
  const block = [...text.matchAll(fenced)].map(([, inner = ""]) => inner.trim());
  const sections = findSections(text).filter(({ name }) => !/question|reference|expected/.test(name));
  const tags = /<([\w-]+)[^>]*>[\s\S]*<\/\1>/.test(text) ? sections.map((section) => section.text) : block;
  const marked = tags.toSorted((a, b) => b.length - a.length)[0];
  if (marked) return marked;
  const head = [...text.matchAll(headed)][0];
  if (head) return text.slice(head.index + head[0].length).trim();
  const instructedElsewhere = messages.some(
    ({ role, content }) => ["system", "developer"].includes(role) && content.trim() !== "",
  );
  return instructedElsewhere ? text.trim() : lastParagraphs(text) || text.trim();
}

/** Everything but the subject: where the sandbox looks for what to do. Earlier turns of the conversation are left out. */
export function findInstructions(messages: Message[], subject: string): string {
  const last = messages.findLastIndex(({ role }) => role === "user");
  return messages
    .filter(({ role }, at) => role === "system" || role === "developer" || at === last)
    .map(({ content }) => content.replace(subject, ""))
    .join("\n\n");
}
