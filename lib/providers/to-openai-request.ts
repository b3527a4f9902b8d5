import type { Json } from "@/lib/clean-text";
import type { ChatMessage, ModelSettings } from "@/lib/templates/content";

type WireMessage = Record<string, unknown>;

/** Fields `extra` cannot set: they are the content itself or how we read the answer. */
const reserved = new Set(["messages", "model", "stream", "stream_options"]);

function toWireMessage({ role, content, toolCalls, toolCallId }: ChatMessage): WireMessage {
  const message: WireMessage = { role, content };
  if (toolCalls && toolCalls.length > 0) {
    message.tool_calls = toolCalls.map(({ id, name, arguments: text }) => ({
      id,
      type: "function",
      function: { name, arguments: text },
    }));
    // Some servers refuse an empty string beside tool calls
    if (content === "") message.content = null;
  }
  if (toolCallId !== undefined) message.tool_call_id = toolCallId;
  return message;
}

/** OpenAI's newer models refuse `max_tokens`; most other compatible servers know nothing else. */
function tokenLimitField(baseUrl: string): "max_tokens" | "max_completion_tokens" {
  const { hostname } = new URL(baseUrl);
  return /(^|\.)openai\.(com|azure\.com)$/.test(hostname) ? "max_completion_tokens" : "max_tokens";
}

/**
 * The body of POST /chat/completions. Unset settings are left out. `extra` is merged last (it may replace a setting, or
 * name the other token limit) but never messages, model or streaming.
 */
export function toOpenaiRequest(
  messages: ChatMessage[],
  model: ModelSettings,
  baseUrl: string,
  stream: boolean,
): Record<string, unknown> {
  const extra: [string, Json][] = Object.entries(model.extra ?? {}).filter(([name]) => !reserved.has(name));
  const named = new Set(extra.map(([name]) => name));
  const ownLimit = named.has("max_tokens") || named.has("max_completion_tokens");
  return {
    model: model.name,
    messages: messages.map(toWireMessage),
    ...(model.temperature !== undefined && { temperature: model.temperature }),
    ...(model.topP !== undefined && { top_p: model.topP }),
    ...(model.maxTokens !== undefined && !ownLimit && { [tokenLimitField(baseUrl)]: model.maxTokens }),
    ...(model.seed !== undefined && { seed: model.seed }),
    ...(model.stop !== undefined && { stop: model.stop }),
    ...(model.responseFormat !== undefined && { response_format: model.responseFormat }),
    ...(model.tools !== undefined && { tools: model.tools }),
    ...(model.toolChoice !== undefined && { tool_choice: model.toolChoice }),
    ...Object.fromEntries(extra),
    ...(stream && { stream: true, stream_options: { include_usage: true } }),
  };
}
