import { route, routes } from "@/lib/http/route";
import { deleteVersion } from "@/lib/prompts/delete-version";
import { getVersion } from "@/lib/prompts/get-version";
import { OfVersion, UpdateVersion, Version } from "@/lib/prompts/schema";
import { updateVersion } from "@/lib/prompts/update-version";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a version", input: OfVersion, output: Version, verb: getVersion }),
  PATCH: route({
    summary: "Save a draft",
    input: UpdateVersion,
    output: Version,
    verb: updateVersion,
    takes: { ifMatch: true },
    examplePath: "/prompt-versions/support-reply@4",
    example: { text: "Good day {{name}}, how can we help?", changelog: "Ask how to help" },
  }),
  DELETE: route({
    summary: "Delete a draft",
    input: OfVersion,
    verb: deleteVersion,
    examplePath: "/prompt-versions/support-reply@4",
  }),
});
