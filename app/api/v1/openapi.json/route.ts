import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The document that the build made from the routes' declarations. */
export async function GET(): Promise<Response> {
  const body = await readFile(join(process.cwd(), "public", "openapi.json"));
  return new Response(new Uint8Array(body), { headers: { "content-type": "application/json", "cache-control": "no-cache" } });
}
