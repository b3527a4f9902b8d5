import { route, routes } from "@/lib/http/route";
import { archivePrompt } from "@/lib/prompts/archive-prompt";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { ArchivePrompt, OfPrompt, Prompt, UpdatePrompt } from "@/lib/prompts/schema";
import { updatePrompt } from "@/lib/prompts/update-prompt";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a prompt by id or slug", input: OfPrompt, output: Prompt, verb: getPrompt }),
  PATCH: route({
    summary: "Change what describes a prompt",
    input: UpdatePrompt,
    output: Prompt,
    verb: updatePrompt,
    example: { name: "Reply to a customer", tags: ["support"] },
  }),
  DELETE: route({
    summary: "Archive a prompt",
    input: ArchivePrompt,
    verb: archivePrompt,
    alsoNeeds: ["prompts:promote"],
    examplePath: "/prompts/support-reply?deactivate=true",
  }),
});
