import { route, routes } from "@/lib/http/route";
import { archiveVersion } from "@/lib/prompts/archive-version";
import { OfVersion, Version } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Archive a published version",
    input: OfVersion,
    output: Version,
    verb: archiveVersion,
    examplePath: "/prompt-versions/support-reply@2/archive",
  }),
});
