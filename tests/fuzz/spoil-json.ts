import fc, { type Arbitrary } from "fast-check";

/** Texts that have broken databases, parsers and pages. */
export const hostileTexts = [
  ...["\u0000", "\ud800", "\udc00x", "\ufffe", "\u202eabc", "a\u200db", "𝒳𝒴", "e\u0301", "٣", " ", ""],
  ...["'; drop table prompts; --", "%", "_", "\\", "' or 1=1", "{{", "{{#a}}", "{{> self}}", "{{constructor}}", `\${7*7}`],
  ...["../../x", "=1+1", "<script>alert(1)</script>", "constructor", "__proto__", "toString", "NaN", "1e999", "-1", "0x10"],
  "x".repeat(100_000),
];
const hostileValues: unknown[] = [
  ...hostileTexts,
  ...[null, true, 0, -1, 1.5, 1e308, 5e-324, 2 ** 53 + 1, -(2 ** 31) - 1, [], {}, [[]], [null], { constructor: {} }],
  { a: { b: { c: "x" } } },
];
const extraKeys = ["workspaceId", "role", "status", "state", "createdBy", "id", "constructor", "prototype", "isAdmin", ""];

/** One change to a JSON value, or to its text: `at` says where, as a part of the whole. */
export type Spoiling = { kind: (typeof kinds)[number]; at: number; value: unknown; name: string };

const kinds = [
  ...["drop", "replace", "replace", "replace", "add"],
  ...["nan", "twice", "cut", "more", "proto", "deep", "deeper", "escape", "huge", "empty", "array"],
] as const;

export const spoiling: Arbitrary<Spoiling> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  value: fc.constantFrom(...hostileValues),
  name: fc.constantFrom(...extraKeys),
});

/** The JSON text of a value after one change that a caller's fault, or an attack, could have made. */
export function spoilJson(value: unknown, { kind, at, value: other, name }: Spoiling): string {
  const text = JSON.stringify(value);
  const somewhere = Math.floor(at * text.length);
  switch (kind) {
    case "drop":
    case "replace":
    case "add":
      return JSON.stringify(changed(value, { kind, at, value: other, name }));
    case "nan":
      return text.replace(/(?<=:)("[^"]*"|[\d.]+|true|false|null)/, "NaN");
    case "twice":
      return text.replace(/^\{("[^"]*"):/, (all, key) => `{${key}:${JSON.stringify(other)},${all.slice(1)}`);
    case "cut":
      return text.slice(0, somewhere);
    case "more":
      return `${text}]}`;
    case "proto":
      return text.replace(/^\{/, '{"__proto__":{"isAdmin":true},');
    case "deep":
      return nested(60, text);
    case "deeper":
      return nested(50_000, text);
    case "escape":
      return text.replace(/:"/, ':"\\u0000\\ud800');
    case "huge":
      return text.replace(/:"/, `:"${"y".repeat(1_100_000)}`);
    case "empty":
      return "";
    case "array":
      return `[${text}]`;
  }
}

const nested = (depth: number, text: string) => `${'{"a":'.repeat(depth)}${text}${"}".repeat(depth)}`;

/** The value with one of its places dropped or replaced, or with a key too many. */
function changed(root: unknown, { kind, at, value, name }: Spoiling): unknown {
  const copy = structuredClone(root);
  const places = placesIn(copy);
  const place = places[Math.floor(at * places.length)];
  if (!place) return value;
  const { holder, key } = place;
  if (kind === "add" && !Array.isArray(holder)) Object.assign(holder, { [name]: value });
  else if (kind === "drop" && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, value);
  return copy;
}

type Place = { holder: object; key: string };

const placesIn = (value: unknown): Place[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
