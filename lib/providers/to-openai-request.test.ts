import { expect, test } from "vitest";
import { toOpenaiRequest } from "./to-openai-request";

const local = "http://127.0.0.1:8000/v1";

test("tool calls and their answers take the wire's form", () => {
  const { messages } = toOpenaiRequest(
    [
      { role: "assistant", content: "", toolCalls: [{ id: "c1", name: "look_up", arguments: '{"a":1}' }] },
      { role: "tool", content: "42", toolCallId: "c1" },
      {
        role: "user",
        content: [
          { type: "text", text: "see" },
          { type: "image_url", image_url: { url: "https://x/y.png" } },
        ],
      },
    ],
    { name: "m" },
    local,
    false,
  );
  expect(messages).toEqual([
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "c1", type: "function", function: { name: "look_up", arguments: '{"a":1}' } }],
    },
    { role: "tool", content: "42", tool_call_id: "c1" },
    {
      role: "user",
      content: [
        { type: "text", text: "see" },
        { type: "image_url", image_url: { url: "https://x/y.png" } },
      ],
    },
  ]);
});

test("settings that are not set are not sent, 0 is", () => {
  expect(toOpenaiRequest([], { name: "m", temperature: 0 }, local, false)).toEqual({ model: "m", messages: [], temperature: 0 });
});

test("the token limit has OpenAI's name at OpenAI and the common one elsewhere, unless `extra` names it", () => {
  const model = { name: "m", maxTokens: 9 };
  expect(toOpenaiRequest([], model, "https://api.openai.com/v1", false)).toMatchObject({ max_completion_tokens: 9 });
  expect(toOpenaiRequest([], model, local, false)).toMatchObject({ max_tokens: 9 });
  const named = toOpenaiRequest([], { ...model, extra: { max_completion_tokens: 5 } }, local, false);
  expect(named).toEqual({ model: "m", messages: [], max_completion_tokens: 5 });
});

test("`extra` may replace a setting but not the messages, the model or streaming", () => {
  const extra = { temperature: 1, messages: [], model: "other", stream: true, stream_options: {}, top_k: 4 };
  const body = toOpenaiRequest([{ role: "user", content: "hi" }], { name: "m", temperature: 0, extra }, local, false);
  expect(body).toEqual({ model: "m", messages: [{ role: "user", content: "hi" }], temperature: 1, top_k: 4 });
});
