import { z } from "zod";
import type { Described, Handler } from "./route";

/** One path of `app/api/v1`, such as `/prompts/{id}`, with what its route file exports. */
export type DeclaredPath = { path: string; handlers: Record<string, Handler | undefined> };

type Schema = Record<string, unknown>;
type Components = Record<string, Schema>;

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const problemCodes = {
  400: "Invalid input",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  409: "Conflict",
  429: "Too many requests",
  503: "Not available right now: Retry-After says when to try again",
};

/** The OpenAPI 3.1 document, made from the declarations that the routes themselves run on. */
export function openapi(paths: DeclaredPath[], version: string) {
  const schemas: Components = { Problem: toSchema(Problem, "output", "Problem", {}) };
  const declared = paths
    .map(({ path, handlers }) => [path, operations(path, handlers, schemas)] as const)
    .filter(([, found]) => Object.keys(found).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: "3.1.0",
    info: { title: "PromptOps", version, description: "Versions, measurements and releases of prompts." },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }],
    paths: Object.fromEntries(declared),
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "An access token or an API key" } },
      schemas,
    },
  };
}

function operations(path: string, handlers: DeclaredPath["handlers"], schemas: Components) {
  const found: Schema = {};
  for (const method of methods) {
    const declaration = handlers[method]?.declaration;
    if (declaration) found[method.toLowerCase()] = operation(path, method, declaration, schemas);
  }
  return found;
}

function operation(path: string, method: string, declaration: Described, schemas: Components) {
  const { summary, verb, input, output, takes = {}, status = output ? 200 : 204 } = declaration;
  const operationId = `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(.)?/g, (_, c: string = "") => c.toUpperCase())}`;
  const fields = toSchema(input, "input", operationId, schemas);
  const properties = (fields.properties ?? {}) as Record<string, Schema>; // safe: every input is an object
  const required = new Set((fields.required ?? []) as string[]); // safe: JSON Schema
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name));
  const elsewhere = new Set(["ifMatch", "stream", "contentType"]);
  const hasBody = ["POST", "PUT", "PATCH"].includes(method) && !takes.stream;
  const inQuery = Object.keys(properties).filter((name) => !inPath.has(name) && !elsewhere.has(name) && !hasBody);
  const inBody = Object.keys(properties).filter((name) => !inPath.has(name) && !elsewhere.has(name) && hasBody);

  const parameter = (name: string, place: string) => ({
    name,
    in: place,
    required: place === "path" || required.has(name),
    schema: properties[name] ?? { type: "string" },
  });
  return {
    operationId,
    summary,
    tags: [path.split("/")[1] ?? ""],
    ...(verb.permission === "public" ? { security: [] } : {}),
    ...(verb.permission === "public" || verb.permission === "account" ? {} : { "x-permission": verb.permission }),
    parameters: [
      ...[...inPath].map((name) => parameter(name, "path")),
      ...inQuery.map((name) => parameter(name, "query")),
      ...(takes.ifMatch ? [{ name: "If-Match", in: "header", required: true, schema: { type: "string" } }] : []),
      ...(takes.lastEventId
        ? [{ name: "Last-Event-ID", in: "header", required: false, schema: { type: "string" }, description: resuming }]
        : []),
      ...(method === "POST"
        ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 } }]
        : []),
    ],
    ...(inBody.length > 0 ? { requestBody: jsonBody(inBody, properties, required, takes) } : {}),
    ...(takes.stream ? { requestBody: fileBody } : {}),
    responses: {
      [status]: { ...success(output, operationId, schemas), ...headersOf(declaration) },
      ...("etag" in declaration ? { 304: { description: "Not changed", ...headersOf(declaration) } } : {}),
      ...problems(verb.permission),
    },
  };
}

const etag = {
  description: "Changes with the answer; sent back in If-None-Match it is answered 304",
  schema: { type: "string" },
};
const fromMemory = {
  "X-PromptOps-Stale": {
    description:
      "Stands there while the database cannot be asked: this is the last known answer, given for up to 24 hours to API keys that " +
      "this process has seen. Left out, the answer was confirmed less than a second ago",
    schema: { type: "string", const: "true" },
  },
  Age: { description: "With X-PromptOps-Stale: seconds since it was last confirmed", schema: { type: "integer", minimum: 0 } },
};

function headersOf(declaration: Described) {
  const headers = { ...("etag" in declaration ? { ETag: etag } : {}), ...(declaration.mayBeStale ? fromMemory : {}) };
  return Object.keys(headers).length > 0 ? { headers } : {};
}

function jsonBody(
  names: string[],
  properties: Record<string, Schema>,
  required: Set<string>,
  takes: NonNullable<Described["takes"]>,
) {
  const object = {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: names.filter((name) => required.has(name)),
    additionalProperties: false,
  };
  const alone = takes.arrayAs ? properties[takes.arrayAs] : undefined;
  const schema = alone ? { anyOf: [object, alone] } : object;
  return { required: object.required.length > 0, content: { "application/json": { schema } } };
}

const binary = { schema: { type: "string", format: "binary" } };
const fileBody = {
  required: true,
  content: {
    "text/csv": binary,
    "application/x-ndjson": binary,
    "application/json": binary,
    "multipart/form-data": { schema: { type: "object" } },
  },
};

const resuming = "The id of the last event that is known; it goes before `after`";
const eventStream =
  "Server-sent events: `event` is one of x-events, `data` its JSON. A comment comes every 15 seconds. It ends after `done`; where it ends without, connect again.";

function success(output: Described["output"], operationId: string, schemas: Components) {
  if (!output) return { description: "Done" };
  if (output === "stream") return { description: "The file", content: { "application/octet-stream": binary } };
  if (!("_zod" in output)) {
    const shapes = Object.entries(output.events).map(([name, shape]) => [name, toSchema(shape, "output", operationId, schemas)]);
    const events = { schema: { type: "string", description: eventStream }, "x-events": Object.fromEntries(shapes) };
    return { description: "Events as they happen", content: { "text/event-stream": events } };
  }
  return { description: "Done", content: { "application/json": { schema: toSchema(output, "output", operationId, schemas) } } };
}

function problems(permission: string) {
  const schema = { $ref: "#/components/schemas/Problem" };
  const open = permission === "public";
  return Object.fromEntries(
    Object.entries(problemCodes)
      .filter(([code]) => !open || !["403", "404"].includes(code))
      .map(([code, description]) => [code, { description, content: { "application/problem+json": { schema } } }]),
  );
}

/** Some codes say more in members of their own, as RFC 9457 allows: `current`, `state`, `breaking`. */
const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** JSON Schema of a zod schema; what zod sets aside in `$defs` goes to the document's components. */
function toSchema(schema: z.ZodType, io: "input" | "output", operationId: string, schemas: Components): Schema {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const { $schema: _, $defs = {}, ...rest } = made;
  const nameOf = (name: string) => (name.startsWith("__") ? `${operationId}${name.replace("__schema", "Part")}` : name);
  const relocated = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value, (key, inner) =>
        key === "$ref" && typeof inner === "string" && inner.startsWith("#/$defs/")
          ? `#/components/schemas/${nameOf(inner.slice("#/$defs/".length))}`
          : inner,
      ),
    );
  for (const [name, definition] of Object.entries($defs)) schemas[nameOf(name)] = relocated(definition);
  return relocated(rest);
}
