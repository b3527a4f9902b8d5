// @ts-check
// `npm run image`: lays out in dist/image the files of the container, and nothing else: what was built and the packages that it loads.
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { entries, packagesOf } from "./bundle.mjs";
import { packageFolders } from "./package-folders.mjs";
import { orRefuse } from "./refusal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const standalone = join(".next", "standalone");
/** Made for building alone. */
const notBundled = /^make-openapi\./;
/** Next would scale pictures with it; ours are as they are. */
const notPackages = /[\\/]node_modules[\\/](sharp|@img)([\\/]|$)/;
/** What Next reads when fonts are prepared, at build. */
const notFiles = new Set(["capsize-font-metrics.json"]);
/** Of a package only what Node loads: no types, sources, maps or words, but licences. */
const notLoaded = new Set([
  ".ts",
  ".mts",
  ".cts",
  ".map",
  ".md",
  ".markdown",
  ".c",
  ".h",
  ".cc",
  ".gypi",
  ".gyp",
  ".html",
  ".svg",
  ".png",
]);

/**
 * Builds what is not built and lays out the container's files.
 * @param {string} [folder] emptied first
 */
export async function makeImage(folder = join(root, "dist", "image")) {
  await build();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const path of ["package.json", "LICENSE", "drizzle", "scripts/leash.mjs", "scripts/is-ready.mjs", standalone]) {
    const filter = (/** @type {string} */ source) => !notPackages.test(source) && !notFiles.has(basename(source));
    cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true, filter });
  }
  for (const name of readdirSync(join(root, "dist"))) {
    if (/\.js(\.map)?$/.test(name) && !notBundled.test(name)) cpSync(join(root, "dist", name), join(folder, "dist", name));
  }
  const bundled = entries.filter((entry) => !notBundled.test(basename(entry).replace(/ts$/, "")));
  for (const path of packageFolders(await packagesOf(bundled))) {
    const filter = (/** @type {string} */ source) => isLoaded(source, path);
    cpSync(join(root, path), join(folder, standalone, path), { recursive: true, filter });
  }
  symlinkSync(join(standalone, "node_modules"), join(folder, "node_modules")); // one place for Next and for us
  return folder;
}

/**
 * @param {string} source
 * @param {string} path of its package
 */
function isLoaded(source, path) {
  if (statSync(source).isDirectory())
    return !/[\\/](docs|examples?|tests?|benchmarks?|playground)$/.test(source.slice(root.length + path.length));
  return !notLoaded.has(extname(source)) && (!source.includes("prebuilds") || isForHere(source));
}

/** Native code comes for every system there is. @param {string} source */
const isForHere = (source) => source.includes(`${process.platform}-${process.arch}`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await orRefuse(async () => {
    const folder = await makeImage();
    console.log(`The container's files lie in ${relative(root, folder)}.`);
  });
}
