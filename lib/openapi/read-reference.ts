import { keyScopes } from "@/lib/permissions";
import { curlOf, type ExampleRequest, typescriptOf } from "./example-requests";
import { describeField, flatFields } from "./flat-fields";
import { problemCodes } from "./problem-answers";
import type { Field, Operation, Room } from "./reference";
import type { Schema } from "./schema-book";

type Media = Record<string, { schema?: Schema; example?: unknown }>;
type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema: Schema; description?: string };
type Declared = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security?: unknown[];
  "x-required-scope"?: string;
  "x-also-required-scopes"?: string[];
  "x-people-only"?: true;
  "x-example-path": string;
  parameters: Parameter[];
  requestBody?: { content: Media };
  responses: Record<string, { $ref?: string; description?: string; content?: Media }>;
};

/** The OpenAPI document, as far as the reference reads it. */
export type ApiDocument = {
  info: { version: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, unknown> };
};

/** The reference, room by room, in the order of the document. */
export function readReference(document: ApiDocument): Room[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    // safe: as describe-operation.ts writes them
    Object.entries(methods).map(([method, declared]) => ({ path, method: method.toUpperCase(), declared: declared as Declared })),
  );
  return document.tags.map(({ name, description }) => ({
    name,
    slug: name.toLowerCase(),
    about: description,
    operations: all
      .filter(({ declared }) => declared.tags.includes(name))
      .map(({ path, method, declared }) => readOperation(path, method, declared, document)),
  }));
}

function readOperation(path: string, method: string, declared: Declared, { components }: ApiDocument): Operation {
  const { schemas } = components;
  // safe: as make-document.ts writes them
  const parameters = declared.parameters.map((one) => (one.$ref ? (components.parameters[lastOf(one.$ref)] as Parameter) : one));
  const content = declared.requestBody?.content ?? {};
  const isFile = "text/csv" in content;
  const json = isFile ? undefined : content["application/json"];
  const example = exampleOf(method, declared, parameters, { isFile, body: json?.example });
  return {
    id: declared.operationId,
    ...{ method, path, summary: declared.summary, about: declared.description ?? "" },
    needs: declared["x-required-scope"] ?? (declared.security ? null : "account"),
    alsoNeeds: declared["x-also-required-scopes"] ?? [],
    parameters: parameters.map((one) => fieldOf(one, schemas)),
    body: json?.schema ? flatFields(json.schema, schemas, 3) : [],
    files: isFile ? Object.keys(content) : [],
    answer: answerOf(declared, schemas),
    problems: problemsOf(declared),
    curl: curlOf(example),
    typescript: typescriptOf(example),
  };
}

const lastOf = (reference: string) => reference.split("/").at(-1) ?? "";

const fieldOf = ({ name, in: place, required = false, schema, description }: Parameter, schemas: Record<string, Schema>) => {
  const { type, limits, about } = describeField(schema, schemas);
  return { name, place, required, type, limits, about: description ?? about };
};

const successOf = ({ responses }: Declared) =>
  Object.entries(responses).find(([status]) => status.startsWith("2")) ?? ["200", {}];

function exampleOf(
  method: string,
  declared: Declared,
  parameters: Parameter[],
  { isFile, body }: { isFile: boolean; body: unknown },
): ExampleRequest {
  const scope = declared["x-required-scope"];
  const isForKeys = !declared["x-people-only"] && keyScopes.some((one) => one === scope);
  const [, { content = {} }] = successOf(declared);
  const gives =
    "text/event-stream" in content
      ? "events"
      : "application/json" in content
        ? "json"
        : Object.keys(content).length > 0
          ? "file"
          : "nothing";
  return {
    ...{ method, path: declared["x-example-path"], body, file: isFile, gives },
    token: declared.security ? null : isForKeys ? "PROMPTOPS_KEY" : "ACCESS_TOKEN",
    inWorkspace: scope !== undefined && !isForKeys,
    ifMatch: parameters.some(({ name }) => name === "If-Match"),
  };
}

function answerOf(declared: Declared, schemas: Record<string, Schema>) {
  const [status, { content = {}, description = "" }] = successOf(declared);
  const schema = content["application/json"]?.schema;
  const fields: Field[] = schema ? flatFields(schema, schemas, 1) : [];
  return { status, about: schema || description === "Done" ? "" : description, fields };
}

function problemsOf({ responses }: Declared) {
  return Object.keys(responses)
    .filter((status) => status >= "400")
    .map((status) => ({
      status,
      codes: Object.entries(problemCodes).flatMap(([code, one]) => (String(one.status) === status ? [code] : [])),
    }));
}
