// @ts-check
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Refusal } from "./refusal.mjs";

const closing = "clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)";
const writing = "const x = socket.write(chunk, fn)";
const mends = [
  [closing, closing.replace("\n", "\n    chunk = nextWriteTimer = null\n")],
  [writing, "const x = socket ? socket.write(chunk, fn) : false"],
];

/**
 * postgres 3.4.9 keeps what it was about to write to a connection that closes, and sends it before the greeting of the next one; and it
 * writes to one that has closed, in a timer of its own, where nobody can catch it (porsager/postgres#1154, #1208). Both are mended where
 * the package lies. To be left out with the release that does.
 */
export function mendDriver() {
  for (const kind of ["src", "cjs/src"]) {
    const file = fileURLToPath(new URL(`../node_modules/postgres/${kind}/connection.js`, import.meta.url));
    const text = readFileSync(file, "utf8");
    const mended = mends.reduce((text, [broken = "", whole = ""]) => {
      if (text.includes(whole)) return text;
      if (!text.includes(broken))
        throw new Refusal("postgres is another than scripts/mend-driver.mjs knows: is it still needed?");
      return text.replace(broken, whole);
    }, text);
    if (mended === text) continue;
    writeFileSync(`${file}.mended`, mended);
    renameSync(`${file}.mended`, file); // in one step, for whoever reads it just now
  }
}
