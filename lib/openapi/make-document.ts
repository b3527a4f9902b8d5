import type { Handler } from "@/lib/http/route";
import { describeOperation } from "./describe-operation";
import { describeWebhooks } from "./describe-webhooks";
import { hoistParameters } from "./hoist-parameters";
import { problemResponses } from "./problem-answers";
import { Problem } from "./problem-schema";
import { rooms } from "./rooms";
import { type Schema, type SchemaBook, schemaBook } from "./schema-book";
import { withEvaluators } from "./with-evaluators";

/** One path of `app/api/v1`, such as `/prompts/{id}`, with what its route file exports. */
export type DeclaredPath = { path: string; handlers: Record<string, Handler | undefined> };

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The OpenAPI 3.1 document, made from the declarations that the routes themselves run on. */
export function makeDocument(paths: DeclaredPath[], version: string) {
  const book = schemaBook();
  const declared = paths
    .map(({ path, handlers }) => [path, operations(path, handlers, book)] as const)
    .filter(([, found]) => Object.keys(found).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { document, schemas } = book.finish({
    paths: Object.fromEntries(declared),
    problem: book.of(Problem, "output"),
    webhooks: describeWebhooks(book),
  });
  const hoisted = hoistParameters(document.paths);
  const used = new Set(Object.values(hoisted.paths).flatMap((one) => Object.values(one).flatMap(({ tags }) => tags as string[]))); // safe: as describeOperation writes them
  return {
    openapi: "3.1.0",
    info: {
      title: "PromptOps",
      version,
      summary: "Versions, measurements and releases of prompts.",
      description: "The readable reference stands at /docs/api.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }],
    tags: rooms.filter(({ name }) => used.has(name)).map(({ name, about }) => ({ name, description: about })),
    paths: hoisted.paths,
    webhooks: document.webhooks,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "An access token or an API key" } },
      parameters: { ...headerParameters, ...hoisted.parameters },
      headers: answerHeaders,
      responses: problemResponses(),
      schemas: withEvaluators(schemas),
    },
  };
}

function operations(path: string, handlers: DeclaredPath["handlers"], book: SchemaBook): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  for (const method of methods) {
    const declaration = handlers[method]?.declaration;
    if (declaration) found[method.toLowerCase()] = describeOperation(path, method, declaration, book);
  }
  return found;
}

const header = (name: string, schema: Schema, description: string, required = false) => ({
  ...{ name, in: "header", required, schema, description },
});

const headerParameters = {
  WorkspaceId: header(
    "X-Workspace-Id",
    { type: "string", minLength: 1, maxLength: 200 },
    "The workspace to act in, by id or slug. A person in only one and an API key may leave it out.",
  ),
  IdempotencyKey: header(
    "Idempotency-Key",
    { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" },
    "Sent again with the same body within 24 hours, the request is not done twice: the first answer is given again.",
  ),
  IfMatch: header(
    "If-Match",
    { type: "string", maxLength: 202 },
    "The `contentHash` the change started from, quoted or not.",
    true,
  ),
  IfNoneMatch: header("If-None-Match", { type: "string" }, "The `ETag` that is known already: 304 where it still stands."),
  LastEventId: header("Last-Event-ID", { type: "string" }, "The id of the last event that is known; it goes before `after`."),
};

const answerHeaders = {
  RequestId: { description: "Names this request in our logs.", schema: { type: "string" } },
  RetryAfter: { description: "Seconds to wait.", schema: { type: "integer", minimum: 0 } },
  RateLimitLimit: { description: "Requests within a minute; on every answer.", schema: { type: "integer", minimum: 1 } },
  RateLimitRemaining: { description: "How many are left of them; on every answer.", schema: { type: "integer", minimum: 0 } },
  RateLimitReset: { description: "Seconds until they begin anew; on every answer.", schema: { type: "integer", minimum: 0 } },
  Location: { description: "Where the new object is.", schema: { type: "string" } },
  ETag: { description: "Changes when the answer does; send it as `If-None-Match`.", schema: { type: "string" } },
  PromptOpsStale: {
    description:
      "On the last known answer, given while the database cannot be asked, for up to 24 hours, to API keys that were seen before. " +
      "Without it the answer was confirmed less than a second ago.",
    schema: { const: "true" },
  },
  Age: {
    description: "With `X-PromptOps-Stale`: seconds since the answer was last confirmed.",
    schema: { type: "integer", minimum: 0 },
  },
};
