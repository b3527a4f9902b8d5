import type { Handler } from "@/lib/http/route";
import { makeDocument } from "@/lib/openapi/make-document";
import { nameSchemas } from "@/lib/openapi/schema-book";

const routes = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts", { eager: true });
const schemas = import.meta.glob<Record<string, unknown>>(
  ["../lib/**/*schema.ts", "../lib/{ids,instant,pagination}.ts", "../lib/templates/content.ts"],
  { eager: true },
);

nameSchemas(schemas);

/** Every declared path, as the build finds them. */
export const declaredPaths = Object.entries(routes)
  .filter(([file]) => !file.includes("[["))
  .map(([file, handlers]) => {
    const path = file.slice("../app/api/v1".length, -"/route.ts".length);
    return { path: path.replaceAll("[", "{").replaceAll("]", "}"), handlers };
  });

/** The document, as the build makes it. */
export const apiDocument = makeDocument(declaredPaths, "1.2.3");
