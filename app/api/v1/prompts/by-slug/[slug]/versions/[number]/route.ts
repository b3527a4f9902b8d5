import { route, routes } from "@/lib/http/route";
import { servedHeaders } from "@/lib/http/served-headers";
import { getNumberedVersion } from "@/lib/prompts/get-numbered-version";
import { OfNumber, ServedVersion } from "@/lib/prompts/served-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Get a published version by its number",
    input: OfNumber,
    output: ServedVersion,
    verb: getNumberedVersion,
    etag: ({ tag }) => tag,
    headers: servedHeaders,
    mayBeStale: true,
  }),
});
