import { route, routes } from "@/lib/http/route";
import { OfVersion, Version } from "@/lib/prompts/schema";
import { unarchiveVersion } from "@/lib/prompts/unarchive-version";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Take a version out of the archive",
    input: OfVersion,
    output: Version,
    verb: unarchiveVersion,
    examplePath: "/prompt-versions/support-reply@3/unarchive",
  }),
});
