import { route, routes } from "@/lib/http/route";
import { OfPrompt, Prompt } from "@/lib/prompts/schema";
import { unarchivePrompt } from "@/lib/prompts/unarchive-prompt";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({ summary: "Take a prompt out of the archive", input: OfPrompt, output: Prompt, verb: unarchivePrompt }),
});
