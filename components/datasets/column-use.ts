import type { ImportPreview } from "@/lib/datasets/import-schema";
import { expectationNames } from "./expectation-names";

/** What a column of a file is taken for; `name` is the variable's. */
export type ColumnUse = { use: string; name: string };

const fields = { externalId: "External id", tags: "Tags", split: "Split", group: "Group", name: "Name", metadata: "Metadata" };

/** What can be chosen for a column, beside a variable. */
export const columnUses: { group: string; uses: { use: string; text: string }[] }[] = [
  { group: "Expectation", uses: Object.entries(expectationNames).map(([key, text]) => ({ use: `expectations.${key}`, text })) },
  { group: "About the case", uses: Object.entries(fields).map(([key, text]) => ({ use: `case.${key}`, text })) },
];

type Column = ImportPreview["columns"][number];

/** What a column is taken for by its name; one that cannot be read is left out until somebody says what it is. */
export function guessedUse({ header, target }: Column): ColumnUse {
  const [, json, variable] = /^(json:)?variables\.(.*)$/s.exec(target ?? "") ?? [];
  if (variable !== undefined) return { use: json ? "json" : "variable", name: variable };
  return { use: target?.replace(/^json:/, "") ?? "ignore", name: header.trim() };
}

/** The `map` of an import: only what differs from what the names say by themselves. */
export function columnMap(columns: Column[], uses: ColumnUse[]): Record<string, string | null> {
  const changed = columns.flatMap((column, index): [string, string | null][] => {
    const chosen = uses[index];
    const guessed = guessedUse(column);
    if (!chosen || (column.target !== null && chosen.use === guessed.use && chosen.name === guessed.name)) return [];
    return [[column.header, targetOf(chosen)]];
  });
  return Object.fromEntries(changed);
}

function targetOf({ use, name }: ColumnUse): string | null {
  if (use === "ignore") return null;
  if (use === "variable") return `variables.${name.trim()}`;
  return use === "json" ? `json:variables.${name.trim()}` : use;
}
