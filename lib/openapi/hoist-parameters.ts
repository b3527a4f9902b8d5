import type { Schema } from "./schema-book";

type Paths = Record<string, Record<string, Schema>>;

/** Lets a parameter that several operations share stand once, under its name. */
export function hoistParameters(paths: Paths): { paths: Paths; parameters: Record<string, Schema> } {
  const uses = new Map<string, number>();
  const each = Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(parametersOf));
  for (const one of each) uses.set(JSON.stringify(one), (uses.get(JSON.stringify(one)) ?? 0) + 1);
  const names = new Map<string, string>();
  for (const [text, count] of [...uses].sort(([, a], [, b]) => b - a)) {
    const { name } = JSON.parse(text);
    if (count < 3 || typeof name !== "string") continue;
    const own = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const taken = [...names.values()].filter((one) => one.replace(/\d+$/, "") === own).length;
    names.set(text, taken === 0 ? own : `${own}${taken + 1}`);
  }
  const hoisted = Object.entries(paths).map(([path, methods]) => [
    path,
    mapValues(methods, (operation) => referring(operation, names)),
  ]);
  const parameters = Object.fromEntries([...names].map(([text, name]) => [name, JSON.parse(text)]));
  return { paths: Object.fromEntries(hoisted), parameters };
}

const parametersOf = (operation: Schema) => operation.parameters as Schema[]; // safe: as describeOperation writes them

const referring = (operation: Schema, names: Map<string, string>): Schema => ({
  ...operation,
  parameters: parametersOf(operation).map((one) => {
    const name = names.get(JSON.stringify(one));
    return name ? { $ref: `#/components/parameters/${name}` } : one;
  }),
});

const mapValues = <Value>(object: Record<string, Value>, change: (value: Value) => Value) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
