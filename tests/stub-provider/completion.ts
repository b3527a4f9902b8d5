import type { Behaviour, StubRequest } from "./behaviour.ts";

const countTokens = (text: string) => Math.ceil(text.length / 4);

type Completion = { message: Record<string, unknown>; finishReason: string | null; usage: object | undefined; text: string };

/** The answer of a call that is answered at all, before it is put on the wire whole or in pieces. */
export function toCompletion(behaviour: Behaviour, request: StubRequest, text: string): Completion {
  const usage = {
    prompt_tokens: countTokens(JSON.stringify(request.body.messages ?? "")),
    completion_tokens: countTokens(text),
    total_tokens: 0,
    prompt_tokens_details: { cached_tokens: 0 },
  };
  const whole: Completion = { message: { role: "assistant", content: text }, finishReason: "stop", usage, text };
  const call = { id: "call_1", type: "function", function: { name: "look_up", arguments: '{"city":"Oslo"}' } };
  switch (behaviour.mode) {
    case "length":
      return { ...whole, finishReason: "length" };
    case "content_filter":
      return { ...whole, finishReason: "content_filter" };
    case "no_finish":
      return { ...whole, finishReason: null };
    case "null_content":
      return { ...whole, message: { role: "assistant", content: null }, text: "" };
    case "refusal":
      return { ...whole, message: { role: "assistant", content: null, refusal: "I cannot help with that." }, text: "" };
    case "tool_calls":
      return {
        ...whole,
        message: { role: "assistant", content: null, tool_calls: [call] },
        finishReason: "tool_calls",
        text: "",
      };
    case "negative_usage":
      return { ...whole, usage: { prompt_tokens: -5, completion_tokens: -1, total_tokens: -6 } };
    case "no_usage":
      return { ...whole, usage: undefined };
    default:
      return whole;
  }
}

/** A whole `chat.completion` as JSON text. */
export function completionJson(completion: Completion, model: string, n: number, choices = 1): string {
  const choice = { index: 0, message: completion.message, finish_reason: completion.finishReason };
  return JSON.stringify({
    id: `chatcmpl-stub-${n}`,
    object: "chat.completion",
    created: 1_700_000_000,
    model,
    choices: choices === 0 ? [] : [choice],
    usage: completion.usage,
  });
}

/** The same as server-sent events: role, text in small pieces or one tool call in two, finish, usage, `[DONE]`. */
export function completionEvents(completion: Completion, model: string, n: number): string[] {
  const base = { id: `chatcmpl-stub-${n}`, object: "chat.completion.chunk", created: 1_700_000_000, model };
  const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;
  const delta = (part: object, finishReason: string | null = null) =>
    event({ ...base, choices: [{ index: 0, delta: part, finish_reason: finishReason }] });
  const { refusal, tool_calls: toolCalls } = completion.message;
  const pieces = [delta({ role: "assistant", content: "" })];
  for (let at = 0; at < completion.text.length; at += 7) pieces.push(delta({ content: completion.text.slice(at, at + 7) }));
  if (typeof refusal === "string") pieces.push(delta({ refusal }));
  if (Array.isArray(toolCalls)) {
    const { id, function: called } = toolCalls[0];
    pieces.push(delta({ tool_calls: [{ index: 0, id, type: "function", function: { name: called.name, arguments: "" } }] }));
    for (const half of [called.arguments.slice(0, 5), called.arguments.slice(5)])
      pieces.push(delta({ tool_calls: [{ index: 0, function: { arguments: half } }] }));
  }
  pieces.push(delta({}, completion.finishReason));
  if (completion.usage) pieces.push(event({ ...base, choices: [], usage: completion.usage }));
  return [...pieces, "data: [DONE]\n\n"];
}
