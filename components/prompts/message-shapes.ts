import type { MessagePart, ToolCall } from "@/lib/templates/content";

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

const isPart = (value: unknown) =>
  isFields(value) &&
  (value.type === "text"
    ? typeof value.text === "string"
    : value.type === "image_url" && isFields(value.image_url) && typeof value.image_url.url === "string");

/** Enough of the shape to work with; the server checks the rest. */
export const isParts = (value: unknown): value is MessagePart[] => Array.isArray(value) && value.every(isPart);

export const isToolCalls = (value: unknown): value is ToolCall[] =>
  Array.isArray(value) &&
  value.every((call) => isFields(call) && [call.id, call.name, call.arguments].every((field) => typeof field === "string"));
