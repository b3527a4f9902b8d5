import type { Described } from "@/lib/http/route";
import { problemsOf, rateLimits } from "./problem-answers";
import { roomOf } from "./rooms";
import type { Schema, SchemaBook } from "./schema-book";

type Fields = { properties: Record<string, Schema>; required: Set<string>; rules: Schema };

/** Fields of an input that are headers or the body itself. */
const elsewhere = new Set(["ifMatch", "stream", "contentType"]);

/** One operation of the document. */
export function describeOperation(path: string, method: string, declaration: Described, book: SchemaBook): Schema {
  const { summary, about, verb, takes = {}, status = declaration.output ? 200 : 204 } = declaration;
  const { permission } = verb;
  const operationId = `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(.)?/g, (_, c: string = "") => c.toUpperCase())}`;
  const fields = fieldsOf(declaration, book);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const rest = Object.keys(fields.properties).filter((name) => !inPath.includes(name) && !elsewhere.has(name));
  const takesBody = ["POST", "PUT", "PATCH"].includes(method) && !takes.stream;
  const isScoped = permission !== "public" && permission !== "account";
  const hasBody = takes.stream === true || (takesBody && rest.length > 0);
  return {
    operationId,
    summary,
    ...(about ? { description: about } : {}),
    tags: [roomOf(path)],
    ...(permission === "public" ? { security: [] } : {}),
    ...(isScoped ? { "x-required-scope": permission } : {}),
    ...(declaration.alsoNeeds ? { "x-also-required-scopes": declaration.alsoNeeds } : {}),
    ...(declaration.peopleOnly ? { "x-people-only": true } : {}),
    "x-example-path": declaration.examplePath ?? exampleOf(path),
    parameters: [
      ...inPath.map((name) => parameter(name, "path", fields)),
      ...(takesBody ? [] : rest.map((name) => parameter(name, "query", fields))),
      ...headersOf(method, path, declaration, isScoped),
    ],
    ...(takesBody && rest.length > 0 ? { requestBody: jsonBody(rest, fields, declaration) } : {}),
    ...(takes.stream ? { requestBody: fileBody } : {}),
    responses: {
      [status]: success(declaration, book),
      ...unchanged(declaration),
      ...problemsOf({ permission, path, method, hasBody, isLimited: !declaration.unlimited }),
    },
  };
}

function fieldsOf({ input }: Described, book: SchemaBook): Fields {
  const { properties = {}, required = [], oneOf, not } = book.opened(book.of(input, "input"));
  // safe: every input is an object, and this is its JSON Schema
  return { properties: properties as Record<string, Schema>, required: new Set(required as string[]), rules: { oneOf, not } };
}

const refer = (name: string) => ({ $ref: `#/components/parameters/${name}` });

function headersOf(method: string, path: string, { takes = {}, etag, verb }: Described, isScoped: boolean): Schema[] {
  const asked: [name: string, when: boolean][] = [
    ["WorkspaceId", isScoped],
    ["IfMatch", takes.ifMatch === true],
    ["IfNoneMatch", etag !== undefined],
    ["LastEventId", takes.lastEventId === true],
    ["IdempotencyKey", method === "POST" && verb.permission !== "public" && !path.startsWith("/auth/")],
  ];
  return asked.flatMap(([name, when]) => (when ? [refer(name)] : []));
}

function parameter(name: string, place: "path" | "query", { properties, required }: Fields): Schema {
  const { description, ...schema } = properties[name] ?? { type: "string" };
  const isRequired = place === "path" || required.has(name);
  return { name, in: place, required: isRequired, schema, ...(description ? { description } : {}) };
}

function jsonBody(names: string[], { properties, required, rules }: Fields, { takes = {}, example }: Described): Schema {
  const object = {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: names.filter((name) => required.has(name)),
    additionalProperties: false,
    ...rules,
  };
  const alone = takes.arrayAs ? properties[takes.arrayAs] : undefined;
  const schema = alone ? { anyOf: [object, alone] } : object;
  const content = { "application/json": { schema, ...(example === undefined ? {} : { example }) } };
  return { required: object.required.length > 0 || rules.oneOf !== undefined, content };
}

/** What stands for a step in an example: a name where there is one, else a variable of the shell. */
function exampleOf(path: string): string {
  return path.replace(/([^/]+)\/\{(\w+)\}/g, (_, before: string, name: string) => {
    if (before === "prompts" || before === "by-slug") return `${before}/support-reply`;
    if (before === "prompt-versions") return `${before}/support-reply@1`;
    if (name === "number") return `${before}/1`;
    const thing = name === "id" ? before.replace(/ies$/, "y").replace(/s$/, "").replaceAll("-", "_") : name.replace(/Id$/, "");
    return `${before}/$${thing.toUpperCase()}_ID`;
  });
}

const binary = { schema: { type: "string", format: "binary" } };
const fileBody = {
  required: true,
  content: {
    "text/csv": binary,
    "application/x-ndjson": binary,
    "application/json": binary,
    "multipart/form-data": { schema: { type: "object", properties: { file: { type: "string", format: "binary" } } } },
  },
};

const eventStream =
  "Server-sent events: `event` is one of x-events, `data` its JSON. A comment comes every 15 seconds. It ends after `done`; where it ends without, connect again.";

function success(declaration: Described, book: SchemaBook): Schema {
  const { output, location, unlimited } = declaration;
  const headers = {
    "X-Request-Id": { $ref: "#/components/headers/RequestId" },
    ...(unlimited ? {} : rateLimits),
    ...(location === undefined ? {} : { Location: { $ref: "#/components/headers/Location" } }),
    ...validityOf(declaration),
  };
  if (!output) return { description: "Done", headers };
  if (output === "stream") return { description: "The file", headers, content: { "application/octet-stream": binary } };
  if (!("_zod" in output)) {
    const shapes = Object.entries(output.events).map(([name, shape]) => [name, book.of(shape, "output")]);
    const events = { schema: { type: "string", description: eventStream }, "x-events": Object.fromEntries(shapes) };
    return { description: "Events as they happen", headers, content: { "text/event-stream": events } };
  }
  return { description: "Done", headers, content: { "application/json": { schema: book.of(output, "output") } } };
}

const unchanged = (declaration: Described) =>
  declaration.etag ? { 304: { description: "What `If-None-Match` names still stands.", headers: validityOf(declaration) } } : {};

/** The headers that say which answer this is, and how old. */
const validityOf = ({ etag, mayBeStale }: Described): Schema => ({
  ...(etag ? { ETag: { $ref: "#/components/headers/ETag" } } : {}),
  ...(mayBeStale
    ? { Age: { $ref: "#/components/headers/Age" }, "X-PromptOps-Stale": { $ref: "#/components/headers/PromptOpsStale" } }
    : {}),
});
