const isRe2 =
  "Patterns run on RE2, which takes linear time on any text and has no lookahead, lookbehind, back-references, atomic groups and repeats above 1000.";

/** What a pattern uses that RE2 lacks, and what to do instead; null where nothing is seen. */
export function lackingSyntax(pattern: string): string | null {
  const escaped = pattern.replaceAll("\\\\", "").replace(/\\Q.*?(?:\\E|$)/gs, "");
  const bare = escaped.replace(/\\[[\]]/g, "").replace(/\[[^\]]*\]/g, "");
  const around = /\(\?<?[=!]/.exec(bare)?.[0];
  if (around?.endsWith("=")) return `“${around}” is a lookaround. ${isRe2} Match what stands around it as well.`;
  if (around) return `“${around}” is a lookaround. ${isRe2} Match what may not stand there in a second check, and negate that.`;
  const back = /\\[1-9]|\\k<|\(\?P=/.exec(bare)?.[0];
  if (back) return `“${back}” is a back-reference. ${isRe2} Write out what may repeat, as in (aa|bb).`;
  // The translation from JavaScript's syntax would take these for the letter itself.
  const unknown = /\\[^ABDPQESWabcdfnprstuvwxz\W\d_]/.exec(escaped)?.[0];
  if (unknown === "\\Z") return "“\\Z” is not known to RE2: the end of the text is \\z.";
  return unknown ? `“${unknown}” is not known to RE2.` : null;
}

/** The reason why a pattern does not compile, for a person. */
export function compileFault(pattern: string, error: unknown): string {
  const why = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, "");
  return lackingSyntax(pattern) ?? `${why}. ${isRe2}`;
}
