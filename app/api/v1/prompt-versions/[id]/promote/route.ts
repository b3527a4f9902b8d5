import { route, routes } from "@/lib/http/route";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { PromoteVersion } from "@/lib/prompts/promotion-schema";
import { Version } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Let an environment serve a version",
    input: PromoteVersion,
    output: Version,
    verb: promoteVersion,
    examplePath: "/prompt-versions/support-reply@2/promote",
    example: { environment: "production", reason: "Fewer wrong refunds" },
  }),
});
