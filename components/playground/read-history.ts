/** A message of a history whose fields can be typed one by one. */
export type HistoryMessage = {
  role: string;
  content: string;
  toolCallId?: string;
  toolCalls?: { id: string; name: string; arguments: string }[];
};

const fields = ["role", "content", "toolCallId", "toolCalls"];
const isText = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCall = (value: unknown) => isObject(value) && isText(value.id) && isText(value.name) && isText(value.arguments);

/** The messages of a typed history; null where it is not one, or holds what has no field, such as an image. */
export function readHistory(text: string | undefined): HistoryMessage[] | null {
  if (text === undefined || text.trim() === "") return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isPlain) ? value : null;
  } catch {
    return null;
  }
}

function isPlain(value: unknown): value is HistoryMessage {
  if (!isObject(value) || !isText(value.role) || !isText(value.content)) return false;
  const { toolCallId, toolCalls } = value;
  if (toolCallId !== undefined && !isText(toolCallId)) return false;
  if (toolCalls !== undefined && !(Array.isArray(toolCalls) && toolCalls.every(isCall))) return false;
  return Object.keys(value).every((name) => fields.includes(name));
}
