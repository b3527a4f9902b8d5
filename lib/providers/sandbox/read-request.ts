import { z } from "zod";
import { Json } from "@/lib/clean-text";

const Part = z.looseObject({ type: z.string(), text: z.string().optional() });

const Tool = z.object({
  type: z.literal("function"),
  function: z.object({ name: z.string(), description: z.string().default(""), parameters: Json.optional() }),
});
export type Tool = z.infer<typeof Tool>;

/** The model's window a message: enough for real prompts, and little enough that no text keeps it busy. */
const inWindow = (text: string) => (text.length <= 20_000 ? text : `${text.slice(0, 14_000)}\n\n${text.slice(-6_000)}`);

/** The parts of a chat request the sandbox model takes in; it sees nothing else. */
export const ChatRequest = z.object({
  messages: z
    .array(
      z.object({
        role: z.string(),
        content: z
          .union([z.string(), z.array(Part)])
          .nullish()
          .transform((content) =>
            inWindow(typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("\n")),
          ),
      }),
    )
    .min(1)
    .transform((messages) => (messages.length <= 12 ? messages : [...messages.slice(0, 4), ...messages.slice(-8)])),
  stream: z.boolean().nullish(),
  max_tokens: z.number().int().min(1).nullish(),
  max_completion_tokens: z.number().int().min(1).nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  response_format: Json.nullish(),
  tools: z.array(Tool).nullish(),
  tool_choice: Json.nullish(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;
export type Message = ChatRequest["messages"][number];

export const EmbeddingRequest = z.object({ input: z.union([z.string(), z.array(z.string()).min(1)]) });
