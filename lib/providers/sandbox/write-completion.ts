import type { SandboxAnswer } from "./answer-request";
import { splitTokens } from "./split-tokens";

export const sandboxModel = "sandbox-1";

const usageOf = ({ inputTokens, outputTokens }: SandboxAnswer) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
});

const toolCallsOf = ({ toolCall }: SandboxAnswer) =>
  toolCall && [{ id: "call_sandbox_1", type: "function", function: { name: toolCall.name, arguments: toolCall.arguments } }];

const head = { id: "chatcmpl-sandbox", created: 0, model: sandboxModel };

/** The answer as a `chat.completion`. */
export function writeCompletion(answer: SandboxAnswer): object {
  const toolCalls = toolCallsOf(answer);
  const message = { role: "assistant", content: toolCalls ? null : answer.text, ...(toolCalls && { tool_calls: toolCalls }) };
  const choices = [{ index: 0, message, finish_reason: answer.finishReason }];
  return { ...head, object: "chat.completion", choices, usage: usageOf(answer) };
}

/** The answer as server-sent events, one a token, ended by usage and `[DONE]`. */
export function writeEvents(answer: SandboxAnswer): string[] {
  const event = (data: object) => `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", ...data })}\n\n`;
  const delta = (part: object, finishReason: string | null = null) =>
    event({ choices: [{ index: 0, delta: part, finish_reason: finishReason }] });
  const toolCalls = toolCallsOf(answer)?.map((call, index) => ({ index, ...call }));
  return [
    delta({ role: "assistant", content: "" }),
    ...splitTokens(answer.text).map((token) => delta({ content: token })),
    ...(toolCalls ? [delta({ tool_calls: toolCalls })] : []),
    delta({}, answer.finishReason),
    event({ choices: [], usage: usageOf(answer) }),
    "data: [DONE]\n\n",
  ];
}
