const maxLength = 200;
const segment = /^[\p{L}\p{M}\p{N}_$-]+$/u;

/** Why `name` cannot stand in a tag, as a sentence, or null. Names are dotted paths (`user.first-name`, `items.0`) or `.`. */
export function nameFault(name: string): string | null {
  if (name === "") return "This tag has no name.";
  if (name === ".") return null;
  if (name.length > maxLength) return `A name has at most ${maxLength} characters: “${name.slice(0, 40)}…”.`;
  if (name.split(".").every((part) => segment.test(part))) return null;
  const helper = /^(if|unless|each|with)\s+(\S+)$/.exec(name);
  if (helper)
    return helper[1] === "unless"
      ? `“${name}” is no name: write {{^${helper[2]}}} … {{/${helper[2]}}}.`
      : `“${name}” is no name: write {{#${helper[2]}}} … {{/${helper[2]}}}.`;
  if (name.includes("|")) return `“${name}” is no name: there are no filters, shape the value before it is passed in.`;
  return `“${name}” is no name: letters, digits, _, - and $, with dots between. For a literal {{ change the delimiters, as in {{=<% %>=}}.`;
}
