import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Handler } from "@/lib/http/route";
import * as ids from "@/lib/ids";
import * as instant from "@/lib/instant";
import { makeDocument } from "@/lib/openapi/make-document";
import { nameSchemas } from "@/lib/openapi/schema-book";
import * as pagination from "@/lib/pagination";
import * as content from "@/lib/templates/content";

// Reads every route of app/api/v1 (this script is bundled, so each of them is part of it) and writes what they declare.
const filesUnder = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(ending))
    .sort();

const schemas = await Promise.all(
  filesUnder("lib", "schema.ts").map(async (file) => {
    const exports: Record<string, unknown> = await import(`../lib/${file.slice(0, -"schema.ts".length)}schema.ts`);
    return [file, exports] as const;
  }),
);
nameSchemas({
  ...Object.fromEntries(schemas),
  "lib/ids": ids,
  "lib/instant": instant,
  "lib/pagination": pagination,
  "lib/content": content,
});

const routes = filesUnder("app/api/v1", "/route.ts")
  .filter((file) => !file.includes("[..."))
  .map((file) => file.slice(0, -"/route.ts".length));
const paths = await Promise.all(
  routes.map(async (file) => {
    const handlers: Record<string, Handler | undefined> = await import(`../app/api/v1/${file}/route.ts`);
    return { path: `/${file.replaceAll("[", "{").replaceAll("]", "}")}`, handlers };
  }),
);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
mkdirSync("public", { recursive: true });
writeFileSync("public/openapi.json", JSON.stringify(makeDocument(paths, version)));
