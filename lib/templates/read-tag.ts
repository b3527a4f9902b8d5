export type Fault = { offset: number; message: string };
export type Delimiters = { open: string; close: string };
/** `at` is where the sigil, or else the name, stands; `next` the delimiters in force after the tag. */
export type Tag = { sigil: string; at: number; name: string; start: number; end: number; next: Delimiters };

const maxDelimiter = 10;

export const isFault = (found: Tag | Fault): found is Fault => "message" in found;

function skipBlanks(text: string, from: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = from;
  return from + (blanks.exec(text)?.[0].length ?? 0);
}

function readDelimiters(text: string, start: number, body: number, now: Delimiters): Tag | Fault {
  const equals = text.indexOf("=", body);
  const close = equals < 0 ? -1 : text.indexOf(now.close, equals + 1);
  if (close < 0) return { offset: start, message: "This set-delimiter tag is never closed." };
  const [open = "", shut = "", ...more] = text.slice(body, equals).trim().split(/\s+/);
  if (!open || !shut || more.length > 0 || text.slice(equals + 1, close).trim() !== "")
    return { offset: start, message: "A set-delimiter tag holds two delimiters, as in {{=<% %>=}}." };
  if (open.length > maxDelimiter || shut.length > maxDelimiter)
    return { offset: start, message: `A delimiter has at most ${maxDelimiter} characters.` };
  return { sigil: "=", at: body, name: "", start, end: close + now.close.length, next: { open, close: shut } };
}

/** The tag that starts at `start`, or why none does. */
export function readTag(text: string, start: number, now: Delimiters): Tag | Fault {
  const at = skipBlanks(text, start + now.open.length);
  const sigil = /[#^/>{&=!]/.exec(text.charAt(at))?.[0] ?? "";
  const body = skipBlanks(text, at + sigil.length);
  if (sigil === "=") return readDelimiters(text, start, body, now);
  const closer = sigil === "{" ? `}${now.close}` : now.close;
  const close = text.indexOf(closer, body);
  if (close < 0) return { offset: start, message: `This tag is never closed: “${closer}” is missing.` };
  return { sigil, at, name: text.slice(body, close).trim(), start, end: close + closer.length, next: now };
}
