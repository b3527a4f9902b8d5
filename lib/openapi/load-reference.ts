import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readReference } from "./read-reference";

let loaded: ReturnType<typeof readDocument> | undefined;

/** The reference of the document that the build made; read once. */
export function loadReference() {
  loaded ??= readDocument().catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function readDocument() {
  return readReference(JSON.parse(await readFile(join(process.cwd(), "public", "openapi.json"), "utf8")));
}
