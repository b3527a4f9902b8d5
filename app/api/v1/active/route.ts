import { route, routes } from "@/lib/http/route";
import { servedHeaders } from "@/lib/http/served-headers";
import { listActiveVersions } from "@/lib/prompts/list-active-versions";
import { ActiveVersions, ListActive } from "@/lib/prompts/served-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Get everything an environment serves",
    input: ListActive,
    output: ActiveVersions,
    verb: listActiveVersions,
    etag: ({ tag }) => tag,
    headers: servedHeaders,
    mayBeStale: true,
  }),
});
