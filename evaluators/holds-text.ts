import { foldCase } from "./fold-case";

export type TextRule = "contains" | "starts" | "ends";
export type TextTask = { output: string; text: string; rule: TextRule; ignoreCase: boolean; trim: boolean };

/** Whether a text stands in, at the start or at the end of the output; both in NFC and, with `ignoreCase`, case-folded. */
export function holdsText({ output, text, rule, ignoreCase, trim }: TextTask): boolean {
  const plain = (value: string) => (ignoreCase ? foldCase(value) : value.normalize("NFC"));
  const [whole, part] = [plain(output), plain(text)];
  if (rule === "contains") return whole.includes(part);
  if (rule === "starts") return (trim ? whole.trimStart() : whole).startsWith(part);
  return (trim ? whole.trimEnd() : whole).endsWith(part);
}
