import { prettyJson } from "@/lib/templates/pretty-json";
/** One option of an evaluator as a form asks for it. */
export type Control = { name: string; label: string; hint?: string; required: boolean } & (
  | { kind: "boolean"; initial: boolean }
  | { kind: "number" | "text" | "longText" | "lines" | "json"; initial: string }
  | { kind: "choice"; initial: string; choices: string[] }
  | { kind: "choices"; initial: string[]; choices: string[] }
);

type Property = {
  type?: unknown;
  enum?: unknown[];
  items?: unknown;
  maxLength?: number;
  default?: unknown;
  description?: string;
};

/** The controls for an evaluator's options, from their JSON Schema. What no control fits is asked as JSON. */
export function optionControls(schema: object): Control[] {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Property>; required?: string[] }; // safe: zod writes it
  return Object.entries(properties).map(([name, property]) => {
    const about = { name, label: labelOf(name), hint: property.description, required: required.includes(name) };
    return { ...about, ...kindOf(property) };
  });
}

function kindOf(property: Property) {
  const { type, default: initial } = property;
  if (type === "boolean") return { kind: "boolean" as const, initial: initial === true };
  const choices = namesIn(property.enum);
  if (choices) return { kind: "choice" as const, initial: typeof initial === "string" ? initial : "", choices };
  if (type === "number" || type === "integer")
    return { kind: "number" as const, initial: initial === undefined ? "" : String(initial) };
  if (type === "string") {
    const kind = (property.maxLength ?? 0) > 1_000 ? ("longText" as const) : ("text" as const);
    return { kind, initial: typeof initial === "string" ? initial : "" };
  }
  const items = type === "array" && isProperty(property.items) ? property.items : null;
  const each = namesIn(items?.enum);
  if (each) return { kind: "choices" as const, initial: namesIn(initial) ?? [], choices: each };
  if (items?.type === "string") return { kind: "lines" as const, initial: (namesIn(initial) ?? []).join("\n") };
  return { kind: "json" as const, initial: initial === undefined ? "" : prettyJson(initial) };
}

const isProperty = (value: unknown): value is Property => typeof value === "object" && value !== null;

const namesIn = (values: unknown): string[] | null =>
  Array.isArray(values) && values.every((value) => typeof value === "string") ? values : null;

/** `ignoreCase` → “Ignore case”. */
function labelOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
