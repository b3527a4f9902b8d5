import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { apiDocument, declaredPaths } from "./api-document";

type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security?: unknown[];
  "x-required-scope"?: string;
  parameters: { $ref?: string; name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> };
  responses: Record<string, { $ref?: string }>;
};
const operations = Object.entries(apiDocument.paths).flatMap(([path, methods]) =>
  // safe: our own document
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
);
const text = JSON.stringify(apiDocument);

test("the document is what OpenAPI 3.1 asks for", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(apiDocument));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test("it holds every declared route under a name of its own, with each parameter of its path", () => {
  const declared = declaredPaths.flatMap(({ handlers }) => Object.values(handlers).filter((handler) => handler.declaration));
  expect(operations.length).toBe(declared.length);
  expect(operations.length).toBeGreaterThan(60);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  const parameters: Record<string, unknown> = apiDocument.components.parameters;
  for (const { path, operation } of operations) {
    const all = operation.parameters.map((one) => (one.$ref ? parameters[one.$ref.split("/").at(-1) ?? ""] : one) as typeof one); // safe: a parameter
    expect(all.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    expect(new Set(all.map((one) => `${one.in} ${one.name.toLowerCase()}`)).size).toBe(all.length);
  }
});

test("it refers to nothing that is not there, and holds no part that nothing refers to", () => {
  const references = new Set([...text.matchAll(/"\$ref":"#\/components\/(\w+\/\w+)"/g)].map(([, name]) => name));
  const parts = Object.entries(apiDocument.components)
    .filter(([kind]) => kind !== "securitySchemes")
    .flatMap(([kind, all]) => Object.keys(all).map((name) => `${kind}/${name}`));
  expect(references.size).toBeGreaterThan(50);
  expect([...references].filter((name) => !parts.includes(name ?? ""))).toEqual([]);
  expect(parts.filter((name) => !references.has(name))).toEqual([]);
});

test("it says each thing once", () => {
  expect(text.length / operations.length).toBeLessThan(3_000);
  expect(text).not.toContain("__schema");
});

test("each operation has a room, a summary and the scope it needs", () => {
  const rooms = apiDocument.tags.map(({ name }) => name as string);
  for (const { operation } of operations) {
    expect(rooms).toEqual(expect.arrayContaining(operation.tags));
    expect(operation.tags).toHaveLength(1);
    expect(operation.summary).toMatch(/^[A-Z]/);
  }
  const scoped = operations.filter(({ operation }) => operation["x-required-scope"]);
  expect(scoped.length).toBeGreaterThan(50);
  for (const { operation } of scoped) expect(operation.security).toBeUndefined();
});

test("each answer that is counted tells how its sender stands", () => {
  const uncounted = operations.filter(({ operation }) => !("429" in operation.responses));
  expect(uncounted.map(({ path }) => path).sort()).toEqual(["/live", "/ready"]);
  for (const { path, operation } of operations) {
    const good = JSON.stringify(Object.entries(operation.responses).find(([status]) => status.startsWith("2")));
    expect([path, good.includes("RateLimit-Remaining")]).toEqual([path, !["/live", "/ready"].includes(path)]);
  }
  for (const [name, answer] of Object.entries(apiDocument.components.responses))
    expect([name, JSON.stringify(answer).includes("RateLimit-Reset")]).toEqual([name, true]);
  expect(JSON.stringify(apiDocument.components.responses.RateLimited)).toContain("Retry-After");
});

test("each body has an example", () => {
  const without = operations.filter(({ operation }) => {
    const json = operation.requestBody?.content["application/json"];
    return json && !("text/csv" in (operation.requestBody?.content ?? {})) && json.example === undefined;
  });
  expect(without.map(({ path, method }) => `${method} ${path}`)).toEqual([]);
});

test("each body refuses what it does not name", () => {
  const open = operations.filter(({ operation }) => {
    const schema = JSON.stringify(operation.requestBody?.content["application/json"]?.schema ?? {});
    return schema.includes('"properties"') && !schema.includes('"additionalProperties":false');
  });
  expect(open.map(({ path }) => path)).toEqual([]);
});

test("the answers that may come from memory say by which headers that is told", () => {
  const paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>> = JSON.parse(text).paths;
  const headers = (path: string, method: string, status: number) =>
    Object.keys(paths[path]?.[method]?.responses[status]?.headers ?? {});
  const told = ["Age", "X-PromptOps-Stale"];
  for (const path of ["/active", "/prompts/by-slug/{slug}/active", "/prompts/by-slug/{slug}/versions/{number}"])
    for (const status of [200, 304]) expect(headers(path, "get", status)).toEqual(expect.arrayContaining(["ETag", ...told]));
  expect(headers("/prompts/by-slug/{slug}/compile", "post", 200)).toEqual(expect.arrayContaining(told));
  expect(headers("/prompts", "get", 200)).not.toContain("Age");
});
