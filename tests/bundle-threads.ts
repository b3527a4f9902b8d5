import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const entries = ["lib/isolation/isolate-thread.ts", "lib/encoder/encoder-thread.ts"];

let bundled: Promise<void> | undefined;

/** Bundles the code of the threads into `dist/`, as the build does, so that tests run what production runs. Once a process. */
export function bundleThreads(): Promise<void> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<void> {
  const outdir = join(root, "dist");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    external: ["@energetic-ai/*"],
    logLevel: "error",
    write: false,
  });
  await mkdir(outdir, { recursive: true });
  await Promise.all(
    outputFiles.map(async ({ path, contents }) => {
      // Renamed into place, so that a thread which starts meanwhile never reads half a file.
      const fresh = `${path}.${process.pid}`;
      await writeFile(fresh, contents);
      await rename(fresh, path);
    }),
  );
}
