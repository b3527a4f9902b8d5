import type { Json } from "@/lib/clean-text";
import type { FieldError } from "@/lib/errors";
import type { Values, Variable } from "./content";
import { findValueFaults, isGiven } from "./find-value-faults";

/** `values` has no prototype and holds declared names only; optional ones that were not given are absent. */
export type ReadValues = { values: Record<string, Json>; errors: FieldError[]; unusedValues: string[] };

/** Holds what a caller gave against the declarations, fills in defaults and names everything missing or wrong at once. */
export function readValues(variables: Variable[], given: Values): ReadValues {
  const values: Record<string, Json> = Object.create(null);
  const errors: FieldError[] = [];
  for (const variable of variables) {
    const path = `variables.${variable.name}`;
    const own = Object.hasOwn(given, variable.name) ? given[variable.name] : undefined;
    const value = isGiven(variable, own) ? own : variable.default;
    if (isGiven(variable, value)) {
      errors.push(...findValueFaults(variable, value, path));
      values[variable.name] = value;
    } else if (variable.required) errors.push({ path, message: `“${variable.name}” is required and has no value.` });
  }
  const declared = new Set(variables.map(({ name }) => name));
  return { values, errors, unusedValues: Object.keys(given).filter((name) => !declared.has(name)) };
}
