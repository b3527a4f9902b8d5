import { route, routes } from "@/lib/http/route";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { CreatePrompt, ListPrompts, Prompt, PromptPage } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List prompts",
    input: ListPrompts,
    output: PromptPage,
    verb: listPrompts,
    examplePath: "/prompts?tag=support&sort=updatedAt",
  }),
  POST: route({
    summary: "Create a prompt",
    input: CreatePrompt,
    output: Prompt,
    verb: createPrompt,
    status: 201,
    location: (prompt) => `/api/v1/prompts/${prompt.id}`,
    example: { slug: "order-summary", name: "Order summary", tags: ["orders"] },
  }),
});
