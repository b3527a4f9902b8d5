import { route, routes } from "@/lib/http/route";
import { ImportPrompt } from "@/lib/prompts/file-schema";
import { importPrompt } from "@/lib/prompts/import-prompt";
import { Prompt } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Import an exported prompt",
    input: ImportPrompt,
    output: Prompt,
    verb: importPrompt,
    status: 201,
    location: (prompt) => `/api/v1/prompts/${prompt.id}`,
    example: {
      format: "promptops-prompt",
      formatVersion: 1,
      prompt: { slug: "thank-you", name: "Thank you", description: null, category: null, tags: [] },
      versions: [],
    },
  }),
});
