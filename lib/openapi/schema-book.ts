import { z } from "zod";

export type Schema = Record<string, unknown>;
type Direction = "input" | "output";
type Draft = { name: string; direction: Direction; schema: Schema };

const marked = /^#\/components\/schemas\/(\w+)~(input|output)$/;
const at = (name: string, direction: Direction) => `#/components/schemas/${name}~${direction}`;

/** Gives every exported schema the name of its export, so that it stands once in the document and is referred to. */
export function nameSchemas(modules: Record<string, Record<string, unknown>>): void {
  const taken = new Map<string, unknown>();
  for (const [file, exports] of Object.entries(modules).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const domain = /(\w)(\w*)\/[^/]+$/.exec(file) ?? [];
    for (const [name, found] of Object.entries(exports)) {
      if (!(found instanceof z.ZodType) || !/^[A-Z]/.test(name) || z.globalRegistry.get(found)?.id) continue;
      const own = taken.has(name) ? `${domain[1]?.toUpperCase()}${domain[2]}${name}` : name;
      taken.set(own, found);
      z.globalRegistry.add(found, { ...z.globalRegistry.get(found), id: own });
    }
  }
}

/** Collects the named parts of many schemas; what is taken in and what is given out may differ under one name. */
export function schemaBook() {
  const drafts = new Map<string, Draft>();

  /** The JSON Schema of a zod schema; its named parts are references that `finish` resolves. */
  function of(schema: z.ZodType, direction: Direction): Schema {
    const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io: direction, unrepresentable: "any" });
    const marking = (value: unknown): Schema =>
      JSON.parse(
        JSON.stringify(value, (key, inner) =>
          key === "$ref" && typeof inner === "string" ? at(inner.slice("#/$defs/".length), direction) : tidied(key, inner),
        ),
      );
    for (const [name, definition] of Object.entries($defs)) {
      const draft = { name, direction, schema: marking(definition) };
      drafts.set(at(name, direction), draft);
    }
    return marking(rest);
  }

  /** What a reference stands for, or the schema itself. */
  const opened = (schema: Schema): Schema => drafts.get(String(schema.$ref))?.schema ?? schema;

  /** All that a draft says, its references followed. */
  function whole(reference: string, seen = new Set<string>()): string {
    if (seen.has(reference)) return "";
    seen.add(reference);
    const text = JSON.stringify(drafts.get(reference)?.schema);
    const inner = [...text.matchAll(/#\/components\/schemas\/\w+~(?:input|output)/g)].map(([found]) => whole(found, seen));
    return [text, ...inner].join("\n").replaceAll(/~(input|output)/g, "");
  }

  /** A reference's last name: one for both directions where they say the same. */
  function nameOf(name: string, direction: string): string {
    const [taken, given] = [at(name, "input"), at(name, "output")];
    const differ = drafts.has(taken) && drafts.has(given) && whole(taken) !== whole(given);
    return direction === "input" && differ ? `${name}Input` : name;
  }

  /** The document with its references resolved, and the parts they name. */
  function finish<Document extends object>(document: Document): { document: Document; schemas: Record<string, Schema> } {
    const resolved = <Value>(value: Value): Value =>
      JSON.parse(
        JSON.stringify(value, (key, inner) => {
          const [, name = "", direction = ""] = (key === "$ref" && typeof inner === "string" && marked.exec(inner)) || [];
          return name ? `#/components/schemas/${nameOf(name, direction)}` : inner;
        }),
      );
    const done = resolved(document);
    const all = Object.fromEntries(
      [...drafts.values()].map(({ name, direction, schema }) => [nameOf(name, direction), resolved(schema)]),
    );
    return { document: done, schemas: reachable(done, all) };
  }

  return { of, opened, finish };
}

export type SchemaBook = ReturnType<typeof schemaBook>;

/** Only what the document refers to, directly or through what it refers to; in the order of the names. */
function reachable(document: object, all: Record<string, Schema>): Record<string, Schema> {
  const found = new Set<string>();
  const follow = (value: unknown) => {
    for (const [, name = ""] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      follow(all[name] ?? {});
    }
  };
  follow(document);
  return Object.fromEntries([...found].sort().map((name) => [name, all[name] ?? {}]));
}

/** The limits every JavaScript integer has say nothing. */
function tidied(key: string, value: unknown): unknown {
  const isBoundless = (key === "maximum" || key === "minimum") && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  return isBoundless ? undefined : value;
}
