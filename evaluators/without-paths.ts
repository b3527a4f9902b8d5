import type { JsonValue } from "./evaluator";
import { isWithin, type JsonPath } from "./json-path";

/** The value without what lies at these paths. An element that is left out closes the gap in its array. */
export function withoutPaths(value: JsonValue, rules: JsonPath[], at: JsonPath = []): JsonValue {
  const concerned = rules.filter((rule) => rule.length > at.length);
  if (concerned.length === 0 || value === null || typeof value !== "object") return value;
  const kept = (step: string) => !concerned.some((rule) => isWithin([...at, step], rule));
  const reaching = (step: string) => concerned.filter((rule) => rule[at.length] === "*" || rule[at.length] === step);
  const inner = (item: JsonValue, step: string) => withoutPaths(item, reaching(step), [...at, step]);
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => (kept(String(i)) ? [inner(item, String(i))] : []));
  }
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (kept(key) ? [[key, inner(item, key)]] : [])));
}
