// @ts-check
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, packagesOf } from "./bundle.mjs";
import { mendDriver } from "./mend-driver.mjs";
import { packageFolders } from "./package-folders.mjs";
import { Refusal } from "./refusal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist", "built-from");
const standalone = join(root, ".next", "standalone");
const sources = [
  ...["app", "components", "lib", "db", "jobs", "evaluators", "public", "scripts", "proxy.ts", "instrumentation.ts"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
];

/**
 * Builds the application (the OpenAPI document, Next, the bundles) unless it was built from the same sources.
 * @param {{ force?: boolean, signal?: AbortSignal }} [options]
 */
export async function build({ force = false, signal } = {}) {
  mendDriver();
  const hash = sourceHash();
  const isBuilt = existsSync(stamp) && readFileSync(stamp, "utf8") === hash && existsSync(join(standalone, "server.js"));
  if (isBuilt && !force) return;

  console.log("Building…");
  rmSync(stamp, { force: true });
  await makeOpenApi(signal);
  const builtFrom = sourceHash(); // the OpenAPI document belongs to the build; what is edited from here on does not
  await bundle(); // before Next, which on some platforms packs the threads' bundles with its functions
  const packed = process.env.VERCEL ? { PACKED_ON_VERCEL: JSON.stringify(await packedOnVercel()) } : {};
  await run([join(root, "node_modules/next/dist/bin/next"), "build"], signal, packed);
  for (const [from, to] of [
    [".next/static", ".next/static"],
    ["public", "public"],
  ]) {
    const source = join(root, /** @type {string} */ (from));
    if (existsSync(source)) cpSync(source, join(standalone, /** @type {string} */ (to)), { recursive: true, force: true });
  }
  writeFileSync(stamp, builtFrom);
}

/**
 * Writes the OpenAPI document.
 * @param {AbortSignal} [signal]
 */
export async function makeOpenApi(signal) {
  const [script] = await bundle({ only: ["scripts/make-openapi.ts"] });
  if (script) await run([script], signal);
}

/** What Next does not see that functions load: the threads that work in bundles of their own, and what those load. */
async function packedOnVercel() {
  const packages = packageFolders(await packagesOf(["lib/isolation/isolate-thread.ts", "lib/encoder/encoder-thread.ts"]));
  return ["dist/*-thread.js", "public/openapi.json", ...packages.map((folder) => `${folder}/**/*`)];
}

/**
 * @param {string[]} args
 * @param {AbortSignal} [signal]
 * @param {{ PACKED_ON_VERCEL?: string }} [more] variables
 */
async function run(args, signal, more = {}) {
  const env = { ...process.env, ...more, NODE_ENV: /** @type {const} */ ("production"), NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], signal });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Refusal(`the build failed:\n${said.trim()}`);
}

/** One hash over every file the build reads, by path and content. */
function sourceHash() {
  const hash = createHash("sha256")
    .update(process.version)
    .update(process.env.BENCH_BUILD ?? "");
  for (const source of sources)
    for (const file of filesUnder(source)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((file) => !/^scripts[\\/](bench|docs)\b/.test(file)) // they measure and describe what is built
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ force: true });
}
