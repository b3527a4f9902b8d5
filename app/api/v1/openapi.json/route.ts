import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { currentRequestId } from "@/lib/activity";
import { withinLimits } from "@/lib/http/limit-requests";

/** The document that the build made from the routes' declarations. */
export const GET = (request: Request): Promise<Response> =>
  withinLimits(request, true, async () => {
    const body = await readFile(join(process.cwd(), "public", "openapi.json"));
    const headers = { "content-type": "application/json", "cache-control": "no-cache", "x-request-id": currentRequestId() };
    return new Response(new Uint8Array(body), { headers });
  });
