import type { Variable } from "@/lib/templates/content";

/** The variables of all columns, each name once: as the first column that has it declares it. */
export function mergeVariables(columns: Variable[][]): Variable[] {
  const named = new Map<string, Variable>();
  for (const variable of columns.flat())
    if (variable.name !== "" && !named.has(variable.name)) named.set(variable.name, variable);
  return [...named.values()];
}
