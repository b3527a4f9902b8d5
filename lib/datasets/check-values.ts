import type { FieldError } from "@/lib/errors";
import type { Values, Variable } from "@/lib/templates/content";
import { findValueFaults, isGiven } from "@/lib/templates/find-value-faults";

/** How a case's values break what the dataset declares, by variable name; nothing declared allows everything. */
export function checkValues(declared: readonly Variable[], values: Values): FieldError[] {
  if (declared.length === 0) return [];
  const known = new Set(declared.map(({ name }) => name));
  const strange = Object.keys(values).filter((name) => !known.has(name));
  const errors = strange.map((name) => ({ path: name, message: "is not a variable this dataset declares" }));
  for (const variable of declared) {
    const { name } = variable;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (isGiven(variable, value)) {
      const [fault] = findValueFaults(variable, value, name);
      if (fault) errors.push({ path: name, message: fault.message });
    } else if (variable.required && !isGiven(variable, variable.default)) errors.push({ path: name, message: "is required" });
  }
  return errors;
}
