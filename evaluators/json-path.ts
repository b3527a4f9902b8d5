/** A path's steps: names or indexes as text; `*` in a rule stands for any one of them. */
export type JsonPath = string[];

/** A JSON Pointer (RFC 6901: `/items/0/a~1b`) or names with dots between them (`items.0.name`). */
export function parseJsonPath(path: string): JsonPath {
  if (!path.startsWith("/")) return path.split(".");
  return path
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The path as JSON Pointer; empty for the whole value. */
export const showJsonPath = (path: JsonPath): string =>
  path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Whether the place is what the rule names or lies below it. */
export const isWithin = (place: JsonPath, rule: JsonPath): boolean =>
  rule.length <= place.length && rule.every((step, i) => step === "*" || step === place[i]);
