import { z } from "zod";
import type { Json } from "@/lib/clean-text";
import type { FieldError } from "@/lib/errors";
import { ChatMessage, type Values, type Variable } from "@/lib/templates/content";

const Messages = z.array(ChatMessage);

/** Why `value` is not of a variable's type, or null where it is. */
export function valueProblem(type: Variable["type"], value: Json): string | null {
  if (type === "json") return null;
  if (type === "messages") return Messages.safeParse(value).success ? null : "should be a list of messages";
  return typeof value === type ? null : `should be a ${type}`;
}

/** How a case's values break what the dataset declares, by variable name; nothing declared allows everything. */
export function checkValues(declared: readonly Variable[], values: Values): FieldError[] {
  if (declared.length === 0) return [];
  const errors: FieldError[] = [];
  const known = new Set(declared.map((variable) => variable.name));
  for (const name of Object.keys(values)) {
    if (!known.has(name)) errors.push({ path: name, message: "is not a variable this dataset declares" });
  }
  for (const { name, type, required, default: standard } of declared) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      if (required && standard === undefined) errors.push({ path: name, message: "is required" });
      continue;
    }
    const problem = valueProblem(type, value);
    if (problem) errors.push({ path: name, message: problem });
  }
  return errors;
}
