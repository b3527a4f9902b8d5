import { route, routes } from "@/lib/http/route";
import { diffVersions } from "@/lib/prompts/diff-versions";
import { DiffVersions, VersionDiff } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Show what changes from another version to this one",
    input: DiffVersions,
    output: VersionDiff,
    verb: diffVersions,
    examplePath: "/prompt-versions/support-reply@2/diff?against=support-reply@1",
  }),
});
