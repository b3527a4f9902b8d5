import type { Json } from "@/lib/clean-text";
import type { Values, Variable } from "@/lib/templates/content";
import { prettyJson } from "@/lib/templates/pretty-json";

/** What was typed for each variable, by name, and kept whether it can be read or not; a name that is not there was left out. */
export type TypedValues = Record<string, string>;

type Read = { values: Values; problems: Record<string, string> };

/** The values that were typed for these variables. Only a string may be empty: an empty field of another type is left out. */
export function readTyped(variables: Pick<Variable, "name" | "type">[], typed: TypedValues): Read {
  const values: Values = {};
  const problems: Record<string, string> = {};
  for (const { name, type } of variables) {
    const text = Object.hasOwn(typed, name) ? typed[name] : undefined;
    if (text === undefined || (type !== "string" && text.trim() === "")) continue;
    const read = type === "string" ? { value: text } : readJson(text, type);
    if ("problem" in read) problems[name] = read.problem;
    else values[name] = read.value;
  }
  return { values, problems };
}

function readJson(text: string, type: Variable["type"]): { value: Json } | { problem: string } {
  try {
    const value: Json = JSON.parse(text);
    if (type === "number" && typeof value !== "number") return { problem: "This is a number." };
    if (type === "messages" && !Array.isArray(value))
      return { problem: 'Messages are a list: [{ "role": "user", "content": "…" }].' };
    return { value };
  } catch (error) {
    if (type === "number") return { problem: "This is a number." };
    return { problem: `This is not valid JSON: ${error instanceof Error ? error.message : "it does not parse"}.` };
  }
}

/** Values as they would have been typed. A text for anything but a string variable is written as JSON. */
export const typedOf = (variables: Pick<Variable, "name" | "type">[], values: Values): TypedValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = variables.find((variable) => variable.name === name)?.type ?? "string";
      return [name, type === "string" && typeof value === "string" ? value : prettyJson(value)];
    }),
  );
