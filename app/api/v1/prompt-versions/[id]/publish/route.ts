import { route, routes } from "@/lib/http/route";
import { publishVersion } from "@/lib/prompts/publish-version";
import { OfVersion, Version } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Publish a draft",
    input: OfVersion,
    output: Version,
    verb: publishVersion,
    examplePath: "/prompt-versions/support-reply@4/publish",
  }),
});
