import { existsSync } from "node:fs";
import { join } from "node:path";

/** Next's standalone server runs two folders below the project. */
const places = ["dist", "../../dist"];

/**
 * The bundled code of a thread, `dist/<name>.js`.
 * @throws Error when it was not built
 */
export function threadPath(name: "isolate-thread" | "encoder-thread"): string {
  const found = places.map((place) => join(/* turbopackIgnore: true */ process.cwd(), place, `${name}.js`)).find(existsSync);
  if (!found) throw new Error(`dist/${name}.js is missing: run npm run build.`);
  return found;
}
