import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { openapi } from "@/lib/http/openapi";
import type { Handler } from "@/lib/http/route";

// Reads every route of app/api/v1 (this script is bundled, so each of them is part of it) and writes what they declare.
const folder = "app/api/v1";
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith("/route.ts") && !file.includes("[..."))
  .map((file) => file.slice(0, -"/route.ts".length));

const paths = await Promise.all(
  files.map(async (file) => {
    const handlers: Record<string, Handler | undefined> = await import(`../app/api/v1/${file}/route.ts`);
    return { path: `/${file.replaceAll("[", "{").replaceAll("]", "}")}`, handlers };
  }),
);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
mkdirSync("public", { recursive: true });
writeFileSync("public/openapi.json", JSON.stringify(openapi(paths, version)));
