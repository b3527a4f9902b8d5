// @ts-check

/** @typedef {{ steps: Map<string, Step>, one?: Step, rest?: string, end?: string }} Step */

/**
 * Finds the pattern that a path belongs to, among those Next serves: `/w/acme/prompts` is `/w/[workspace]/prompts`. A path of no pattern
 * is `other`, so that whoever asks for anything makes no new name.
 * @param {string[]} patterns
 * @returns {(path: string) => string}
 */
export function routePatterns(patterns) {
  /** @type {Step} */
  const root = { steps: new Map() };
  for (const pattern of patterns) add(root, pattern);
  return (path) => {
    if (path.startsWith("/_next/")) return "/_next";
    return find(root, path.split("/").filter(Boolean), 0) ?? "other";
  };
}

/**
 * @param {Step} root
 * @param {string} pattern
 */
function add(root, pattern) {
  let at = root;
  for (const name of pattern.split("/").filter(Boolean)) {
    if (name.startsWith("[[...")) at.end ??= pattern;
    if (/^\[\[?\.\.\./.test(name)) {
      at.rest = pattern;
      return;
    }
    /** @type {Step} */
    const next = (name.startsWith("[") ? at.one : at.steps.get(name)) ?? { steps: new Map() };
    if (name.startsWith("[")) at.one = next;
    else at.steps.set(name, next);
    at = next;
  }
  at.end = pattern;
}

/**
 * A name that is written out goes before one that takes any, and that before one that takes the rest.
 * @param {Step} at
 * @param {string[]} names
 * @param {number} from
 * @returns {string | undefined}
 */
function find(at, names, from) {
  const name = names[from];
  if (name === undefined) return at.end;
  const exact = at.steps.get(name);
  return (exact && find(exact, names, from + 1)) ?? (at.one && find(at.one, names, from + 1)) ?? at.rest;
}
