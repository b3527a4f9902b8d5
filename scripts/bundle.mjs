// @ts-check
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context, stop } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What runs outside Next: each becomes `dist/<name>.js`, for plain Node. */
export const entries = [
  "jobs/worker.ts",
  "jobs/drain.ts",
  "scripts/web.mjs",
  "scripts/serve.mjs",
  "scripts/migrate.ts",
  "scripts/seed.ts",
  "scripts/reset-password.ts",
  "scripts/release-hold.ts",
  "scripts/rotate-keys.ts",
  "scripts/verify-evidence.ts",
  "scripts/make-openapi.ts",
  "lib/isolation/isolate-thread.ts",
  "lib/encoder/encoder-thread.ts",
];

/**
 * Bundles our own code; packages stay in node_modules. Entries that do not exist are left out.
 * @param {{ only?: string[], outdir?: string }} [options] only: paths of entries, such as `jobs/worker.ts`
 * @returns {Promise<string[]>} the files written
 */
export async function bundle({ only = entries, outdir = join(root, "dist") } = {}) {
  const found = only.filter((entry) => existsSync(join(root, entry)));
  await build(optionsFor(found, outdir));
  await stop(); // its service would stay as long as we do
  return found.map((entry) => join(outdir, `${nameOf(entry)}.js`));
}

/**
 * The packages that bundles import when they run, whatever imports them: those of `dist`, by their paths.
 * @param {string[]} entries such as `jobs/worker.ts`
 */
export async function packagesOf(entries) {
  const { metafile } = await build({ ...optionsFor(entries, join(root, "dist")), write: false, metafile: true });
  await stop();
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const names = imports.flatMap(({ path, external }) => (external && !isBuiltin(path) ? path : []));
  return [...new Set(names.map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/")))];
}

/**
 * Bundles everything again whenever a source changes, until this process ends.
 * @param {() => void} onChange
 */
export async function bundleOnChange(onChange) {
  const found = entries.filter((entry) => existsSync(join(root, entry)));
  let isFirst = true;
  const tell = () => {
    if (!isFirst) onChange();
    isFirst = false;
  };
  const plugin = { name: "tell", setup: (/** @type {import("esbuild").PluginBuild} */ { onEnd }) => onEnd(tell) };
  const bundles = await context({ ...optionsFor(found, join(root, "dist")), plugins: [packagesStayOutside, plugin] });
  await bundles.watch();
}

/**
 * @param {string[]} found
 * @param {string} outdir
 * @returns {import("esbuild").BuildOptions}
 */
function optionsFor(found, outdir) {
  return {
    absWorkingDir: root,
    entryPoints: found.map((entry) => ({ in: entry, out: nameOf(entry) })),
    outdir,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "esm",
    plugins: [packagesStayOutside],
    sourcemap: "linked",
    logLevel: "warning",
  };
}

/**
 * Packages stay in node_modules, but for drizzle-orm: its hundreds of small modules cost a process 180 MB when they are loaded one by
 * one, and almost nothing when they are part of the bundle.
 * @type {import("esbuild").Plugin}
 */
const packagesStayOutside = {
  name: "packages-stay-outside",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      const ours = kind === "entry-point" || path.startsWith("@/") || /^drizzle-orm(\/|$)/.test(path);
      return ours ? undefined : { path, external: true };
    });
  },
};

/** @param {string} entry */
const nameOf = (entry) => basename(entry).replace(/\.(ts|mjs)$/, "");

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
