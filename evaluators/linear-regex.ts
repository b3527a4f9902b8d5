import { RE2JS } from "re2js";
import { compileFault } from "./lacking-syntax";
import { patternSize } from "./pattern-size";

export const maxPatternLength = 1024;
/** Steps a pattern may spell out to: compiled within some 20 ms, so that nothing else waits. */
const maxPatternSize = 20_000;
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
  if (patternSize(pattern) > maxPatternSize) {
    throw new Error(`The pattern is too large: its repeats spell out to more than ${maxPatternSize} steps.`);
  }
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern), flagBits(flags));
  } catch (error) {
    throw new Error(`The pattern does not compile: ${compileFault(pattern, error)}`, { cause: error });
  }
}

function flagBits(flags: string): number {
  return (
    (flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes("m") ? RE2JS.MULTILINE : 0) |
    (flags.includes("s") ? RE2JS.DOTALL : 0)
  );
}
