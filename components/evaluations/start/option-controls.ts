import { prettyJson } from "@/lib/templates/pretty-json";
import { type TypedOptions, typedOptions } from "./typed-options";

/** One option of an evaluator as a form asks for it. `keepsEmpty`: an empty list is sent, for the default is another. */
export type Control = { name: string; label: string; hint?: string; required: boolean } & (
  | { kind: "boolean"; initial: boolean }
  | { kind: "number" | "text" | "longText" | "json"; initial: string }
  | { kind: "lines" | "numbers"; initial: string; keepsEmpty: boolean }
  | { kind: "choice"; initial: string; choices: string[]; ofNumbers?: true }
  | { kind: "choices"; initial: string[]; choices: string[]; keepsEmpty: boolean }
  | { kind: "group"; initial: TypedOptions; controls: Control[]; hasDefault: boolean }
  | { kind: "rows"; initial: TypedOptions[]; controls: Control[]; keepsEmpty: boolean }
);

type Property = {
  type?: unknown;
  enum?: unknown[];
  const?: unknown;
  anyOf?: unknown;
  items?: unknown;
  properties?: Record<string, Property>;
  additionalProperties?: unknown;
  required?: string[];
  maxLength?: number;
  default?: unknown;
  description?: string;
};

/** The controls for an evaluator's options, from their JSON Schema. What no control fits is asked as JSON. */
export function optionControls(schema: object): Control[] {
  const { properties = {}, required = [] } = schema as Property; // safe: zod writes it
  return Object.entries(properties).map(([name, property]) => {
    const about = { name, label: labelOf(name), hint: property.description, required: required.includes(name) };
    return { ...about, ...kindOf(withoutNull(property)) };
  });
}

function kindOf(property: Property) {
  const { type, default: initial } = property;
  if (type === "boolean") return { kind: "boolean" as const, initial: initial === true };
  const choices = choicesOf(property);
  if (choices) return { kind: "choice" as const, initial: initial === undefined ? "" : String(initial), ...choices };
  if (isNumber(property)) return { kind: "number" as const, initial: initial === undefined ? "" : String(initial) };
  if (type === "string") {
    const kind = (property.maxLength ?? 0) > 1_000 ? ("longText" as const) : ("text" as const);
    return { kind, initial: typeof initial === "string" ? initial : "" };
  }
  if (type === "array" && isProperty(property.items)) return listOf(property.items, initial);
  if (isForm(property)) {
    const controls = optionControls(property);
    const given = isRecord(initial) ? initial : {};
    return { kind: "group" as const, initial: typedOptions(controls, given), controls, hasDefault: initial !== undefined };
  }
  return asJson(initial);
}

function listOf(items: Property, initial: unknown) {
  const given = Array.isArray(initial) ? initial : [];
  const keepsEmpty = initial !== undefined;
  const choices = choicesOf(items);
  if (choices && !choices.ofNumbers)
    return { kind: "choices" as const, initial: given.map(String), choices: choices.choices, keepsEmpty };
  if (items.type === "string") return { kind: "lines" as const, initial: given.join("\n"), keepsEmpty };
  if (isNumber(items)) return { kind: "numbers" as const, initial: given.join("\n"), keepsEmpty };
  if (!isForm(items)) return asJson(initial);
  const controls = optionControls(items);
  return { kind: "rows" as const, initial: given.map((row) => typedOptions(controls, row)), controls, keepsEmpty };
}

const asJson = (initial: unknown) => ({ kind: "json" as const, initial: initial === undefined ? "" : prettyJson(initial) });

/** An object whose fields are all known by name. */
const isForm = ({ type, properties, additionalProperties }: Property): boolean =>
  type === "object" && Object.keys(properties ?? {}).length > 0 && !isRecord(additionalProperties);

const isNumber = ({ type }: Property): boolean => type === "number" || type === "integer";
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isProperty = (value: unknown): value is Property => isRecord(value);

/** What can also be null is left empty for that. */
function withoutNull(property: Property): Property {
  const { type, anyOf } = property;
  const choices = Array.isArray(type) ? type.map((one) => ({ ...property, type: one })) : Array.isArray(anyOf) ? anyOf : [];
  const [only, ...others] = choices.filter(isProperty).filter((one) => one.type !== "null");
  const isNullable = only !== undefined && others.length === 0 && choices.length === 2;
  return isNullable ? { ...only, default: property.default ?? undefined } : property;
}

/** The values of a choice of one, all texts or all numbers, or null. */
function choicesOf({ enum: values, anyOf, const: only }: Property): { choices: string[]; ofNumbers?: true } | null {
  const each = Array.isArray(anyOf) ? anyOf.map((one) => (isProperty(one) ? one.const : undefined)) : [only];
  const all = values ?? each;
  if (all.every((value) => typeof value === "string")) return { choices: all };
  return all.every((value) => typeof value === "number") ? { choices: all.map(String), ofNumbers: true } : null;
}

/** `ignoreCase` → “Ignore case”. */
function labelOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
