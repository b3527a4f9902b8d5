import { route, routes } from "@/lib/http/route";
import { createVersion } from "@/lib/prompts/create-version";
import { listVersions } from "@/lib/prompts/list-versions";
import { CreateVersion, ListVersions, Version, VersionPage } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List a prompt's versions without their contents",
    input: ListVersions,
    output: VersionPage,
    verb: listVersions,
  }),
  POST: route({
    summary: "Create a version",
    input: CreateVersion,
    output: Version,
    verb: createVersion,
    status: 201,
    location: (version) => `/api/v1/prompt-versions/${version.id}`,
    example: {
      text: "Hello {{name}}, thank you for writing.",
      variables: [{ name: "name", type: "string", required: true }],
      model: { name: "sandbox", providerId: "sandbox" },
      changelog: "Thank the customer",
      publish: true,
    },
  }),
});
