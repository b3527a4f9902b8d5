import { foldCase } from "./fold-case";

export type SameTask = { output: string; exact: string; ignoreCase: boolean; trim: boolean; collapseSpace: boolean };

/** Whether two texts are the same in NFC, once what does not count is left out. */
export function sameText({ output, exact, ignoreCase, trim, collapseSpace }: SameTask): boolean {
  const plain = (text: string) => {
    const ends = trim ? text.trim() : text;
    const spaced = collapseSpace ? ends.replace(/\s+/gu, " ") : ends;
    return ignoreCase ? foldCase(spaced) : spaced.normalize("NFC");
  };
  return plain(output) === plain(exact);
}
