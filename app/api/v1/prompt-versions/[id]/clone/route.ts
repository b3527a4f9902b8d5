import { route, routes } from "@/lib/http/route";
import { cloneVersion } from "@/lib/prompts/clone-version";
import { CloneVersion, Version } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Start a draft from a version",
    input: CloneVersion,
    output: Version,
    verb: cloneVersion,
    alsoNeeds: ["prompts:read"],
    status: 201,
    location: (version) => `/api/v1/prompt-versions/${version.id}`,
    example: { promptId: "support-reply" },
  }),
});
