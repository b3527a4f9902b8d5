import { RE2JS } from "re2js";

export const maxPatternLength = 1024;
const maxCompiled = 50;
const compiled = new Map<string, RE2JS>();

/** A pattern that re2js compiled: its matching time grows linearly with the text, whatever the pattern. */
export type LinearRegex = RE2JS;

/**
 * Compiles a pattern (flags any of `i m s`), keeping the latest 50.
 * @throws Error with re2js' reason and what is not available
 */
export function linearRegex(pattern: string, flags = ""): LinearRegex {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known) return known;

  const made = compile(pattern, flags);
  const oldest = compiled.keys().next().value;
  if (compiled.size >= maxCompiled && oldest !== undefined) compiled.delete(oldest);
  compiled.set(key, made);
  return made;
}

function compile(pattern: string, flags: string): RE2JS {
  if (pattern.length > maxPatternLength) throw new Error(`The pattern is longer than ${maxPatternLength} characters.`);
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern), flagBits(flags));
  } catch (error) {
    throw new Error(`The pattern does not compile: ${whyNot(pattern, error)}`, { cause: error });
  }
}

/** What is wrong, and what to do instead where RE2 lacks what other engines have. */
function whyNot(pattern: string, error: unknown): string {
  const bare = pattern.replace(/\\\\|\\[[\]]/g, "").replace(/\[[^\]]*\]/g, "");
  const around = /\(\?<?[=!]/.exec(bare)?.[0];
  const back = /\\[1-9]|\\k<|\(\?P=/.exec(bare)?.[0];
  if (around?.endsWith("=")) return `“${around}” is a lookaround. ${isRe2} Match what stands around it as well.`;
  if (around) return `“${around}” is a lookaround. ${isRe2} Match what may not stand there in a second check, and negate that.`;
  if (back) return `“${back}” is a back-reference. ${isRe2} Write out what may repeat, as in (aa|bb).`;
  const why = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, "");
  return `${why}. ${isRe2}`;
}

const isRe2 =
  "Patterns run on RE2, which takes linear time on any text and has no lookahead, lookbehind, back-references, atomic groups and repeats above 1000.";

function flagBits(flags: string): number {
  return (
    (flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes("m") ? RE2JS.MULTILINE : 0) |
    (flags.includes("s") ? RE2JS.DOTALL : 0)
  );
}
