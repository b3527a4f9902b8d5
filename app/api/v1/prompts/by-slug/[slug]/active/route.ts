import { route, routes } from "@/lib/http/route";
import { servedHeaders } from "@/lib/http/served-headers";
import { getActiveVersion } from "@/lib/prompts/get-active-version";
import { OfActive, ServedVersion } from "@/lib/prompts/served-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Get the version an environment serves",
    input: OfActive,
    output: ServedVersion,
    verb: getActiveVersion,
    etag: ({ tag }) => tag,
    headers: servedHeaders,
    mayBeStale: true,
  }),
});
