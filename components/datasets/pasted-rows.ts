/** Names that mean a field by themselves, so that a row of them is a header. */
const fields = ["keywords", "reference", "exact", "label", "jsonSchema", "rubric", "externalId", "group", "split", "tags"];

const firstLine = (text: string): string => text.replace(/^\uFEFF/, "").split(/\r?\n/, 1)[0] ?? "";
const separatorOf = (line: string): string => (line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",");
const cellsOf = (line: string): string[] => line.split(separatorOf(line)).map((cell) => cell.trim().replace(/^"(.*)"$/s, "$1"));

/** Whether a text is rows of a sheet rather than words: more than one line, or cells between tabs. */
export const isRows = (text: string): boolean => text.includes("\t") || /\n[^\n]/.test(text.trim());

/** Whether the first row of pasted text names columns this dataset knows; JSON needs none. */
export function hasHeader(text: string, columns: readonly string[]): boolean {
  if (/^\s*[[{]/.test(text)) return true;
  const cells = cellsOf(firstLine(text));
  return cells.some((cell) => columns.includes(cell) || fields.includes(cell));
}

/** Pasted text under the names of the dataset's columns, in their order, as many as it has cells. */
export function withHeader(text: string, columns: readonly string[]): string {
  const line = firstLine(text);
  const separator = separatorOf(line);
  const names = cellsOf(line).map((_, place) => columns[place] ?? `column ${place + 1}`);
  const quoted = names.map((name) => (/["\t\n;,]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name));
  return `${quoted.join(separator)}\n${text.replace(/^\uFEFF/, "")}`;
}
