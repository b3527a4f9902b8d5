import { route, routes } from "@/lib/http/route";
import { exportPrompt } from "@/lib/prompts/export-prompt";
import { PromptFile } from "@/lib/prompts/file-schema";
import { OfPrompt } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Export a prompt with its versions",
    input: OfPrompt,
    output: PromptFile,
    verb: exportPrompt,
    headers: ({ prompt }) => ({ "content-disposition": `attachment; filename="${prompt.slug}.json"` }),
  }),
});
