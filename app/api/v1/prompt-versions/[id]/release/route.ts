import { route, routes } from "@/lib/http/route";
import { ReleaseVersion } from "@/lib/prompts/promotion-schema";
import { releaseVersion } from "@/lib/prompts/release-version";
import { Version } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Let an environment take a version again that it was rolled back from",
    about: "Only a person can, with a token of their own; a key is refused.",
    input: ReleaseVersion,
    output: Version,
    verb: releaseVersion,
    peopleOnly: true,
    example: { environment: "production", reason: "The wrong prices came from elsewhere" },
  }),
});
