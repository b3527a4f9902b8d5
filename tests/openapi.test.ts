import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { openapi } from "@/lib/http/openapi";
import type { Handler } from "@/lib/http/route";

const files = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts");

async function makeDocument() {
  const paths = await Promise.all(
    Object.entries(files)
      .filter(([file]) => !file.includes("[["))
      .map(async ([file, load]) => {
        const path = file.slice("../app/api/v1".length, -"/route.ts".length);
        return { path: path.replaceAll("[", "{").replaceAll("]", "}"), handlers: await load() };
      }),
  );
  return { document: openapi(paths, "1.2.3"), paths };
}

describe("the OpenAPI document", () => {
  test("is what OpenAPI 3.1 asks for", async () => {
    const { document } = await makeDocument();
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test("holds every declared route under a name of its own, with each parameter of its path", async () => {
    const { document, paths } = await makeDocument();
    const declared = paths.flatMap(({ handlers }) => Object.values(handlers).filter((handler) => handler.declaration));
    const operations = Object.entries(document.paths).flatMap(
      ([path, methods]) =>
        Object.values(methods).map((operation) => ({ path, operation: operation as ReturnType<typeof JSON.parse> })), // safe: our own document
    );
    expect(operations.length).toBe(declared.length);
    expect(operations.length).toBeGreaterThan(60);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { path, operation } of operations) {
      const named = operation.parameters
        .filter((one: { in: string }) => one.in === "path")
        .map((one: { name: string }) => one.name);
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  test("says which answers may come from memory, and by which headers that is told", async () => {
    const { document } = await makeDocument();
    const paths: ReturnType<typeof JSON.parse> = document.paths;
    const names = (path: string, method: string, status: number) =>
      Object.keys(paths[path][method].responses[status].headers ?? {}).sort();
    const all = ["Age", "ETag", "X-PromptOps-Stale"];
    for (const path of ["/active", "/prompts/by-slug/{slug}/active", "/prompts/by-slug/{slug}/versions/{number}"]) {
      expect([names(path, "get", 200), names(path, "get", 304)]).toEqual([all, all]);
    }
    expect(names("/prompts/by-slug/{slug}/compile", "post", 200)).toEqual(["Age", "X-PromptOps-Stale"]);
    expect(names("/prompts", "get", 200)).toEqual([]);
  });

  test("refers to nothing that is not there", async () => {
    const { document } = await makeDocument();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name ?? "",
    );
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });
});
