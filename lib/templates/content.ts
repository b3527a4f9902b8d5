import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { slugPattern } from "./slug-pattern";

export const MessageRole = z.enum(["system", "developer", "user", "assistant", "tool"]);
export type MessageRole = z.infer<typeof MessageRole>;

/** The longest text of a message and the longest address of an image, in UTF-16 units. */
export const maxText = 500_000;
export const maxUrl = 10_000;

export const MessagePart = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().max(maxText) }),
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.strictObject({ url: z.string().max(maxUrl), detail: z.enum(["auto", "low", "high"]).optional() }),
  }),
]);
export type MessagePart = z.infer<typeof MessagePart>;

export const ToolCall = z.strictObject({
  id: z.string().max(200),
  name: z.string().max(200),
  arguments: z.string().max(500_000).describe("The arguments as the JSON text the model wrote"),
});
export type ToolCall = z.infer<typeof ToolCall>;

/** A message as it is sent to a model. */
export const ChatMessage = z.strictObject({
  role: MessageRole,
  content: z.union([z.string().max(maxText), z.array(MessagePart).max(100)]),
  toolCalls: z.array(ToolCall).max(100).optional(),
  toolCallId: z.string().max(200).optional(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** A message with its values in it, which may make its texts longer than one that is written. */
export const CompiledMessage = ChatMessage.extend({
  content: z.union([
    z.string(),
    z.array(
      z.discriminatedUnion("type", [
        z.object({ type: z.literal("text"), text: z.string() }),
        z.object({
          type: z.literal("image_url"),
          image_url: z.object({ url: z.string(), detail: z.enum(["auto", "low", "high"]).optional() }),
        }),
      ]),
    ),
  ]),
});

/** Stands for the messages of a variable of type `messages`. */
export const PlaceholderMessage = z.strictObject({ placeholder: z.string().min(1).max(100) });
export type PlaceholderMessage = z.infer<typeof PlaceholderMessage>;

export const TemplateMessage = z.union([ChatMessage, PlaceholderMessage]);
export type TemplateMessage = z.infer<typeof TemplateMessage>;

export const VariableType = z.enum(["string", "number", "boolean", "json", "messages"]);
export const Variable = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, "a variable name starts with a letter or _ and holds letters, digits and _"),
  type: VariableType.default("string"),
  required: z.boolean().default(true),
  default: Json.optional(),
  description: z.string().max(2_000).optional(),
});
export type Variable = z.infer<typeof Variable>;

/** What goes to the model beside the messages. Which provider serves it is not part of the content. */
export const ModelSettings = z.strictObject({
  name: z.string().min(1).max(200),
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  maxTokens: z.number().int().min(1).max(1_000_000).optional(),
  seed: z.number().int().optional(),
  stop: z.array(z.string().min(1).max(200)).max(16).optional(),
  responseFormat: Json.optional().describe("OpenAI `response_format`"),
  tools: z.array(Json).max(128).optional().describe("OpenAI `tools`"),
  toolChoice: Json.optional().describe("OpenAI `tool_choice`"),
  extra: z.record(z.string(), Json).optional().describe("Further body fields sent as they are"),
});
export type ModelSettings = z.infer<typeof ModelSettings>;

/** The text of a prompt as it was included, the hash of the content it is from, and what that text includes itself. */
export type Pin = { contentHash: string; text: string; partials?: Partials };
export type Partials = { [slug: string]: Pin };
const Pin: z.ZodType<Pin> = z.strictObject({
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, "a content hash is 64 hexadecimal digits"),
  text: z.string().max(maxText),
  partials: z.lazy(() => Partials).optional(),
});
export const Partials: z.ZodType<Partials> = z
  .record(z.string().regex(slugPattern), Pin)
  .meta({ id: "Partials", description: "The included texts, by slug, as they were when the content was pinned" });

/** A content as it is written; what `{{> slug}}` stands for is still open. */
export const WrittenContent = z.strictObject({
  messages: z.array(TemplateMessage).min(1).max(200),
  variables: z.array(Variable).max(200),
  model: ModelSettings,
});

/** What a version is made of, and what is measured: the same content always has the same hash. Without includes there are no `partials`. */
export const Content = WrittenContent.extend({ partials: Partials.optional() });
export type Content = z.infer<typeof Content>;

/** Values for the variables, by name. */
export const Values = z.record(z.string(), Json);
export type Values = z.infer<typeof Values>;
