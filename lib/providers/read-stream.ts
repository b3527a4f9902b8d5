import { createParser } from "eventsource-parser";
import { z } from "zod";
import { cleanText } from "@/lib/clean-text";
import type { CallDeadline } from "./call-deadline";
import { ProviderFault } from "./model";
import { readChunks } from "./read-body";
import { findBodyFault, parseJson } from "./read-completion";

const Index = z.number().int().min(0).max(1_000);

const WireChunk = z.object({
  id: z.string().nullish(),
  created: z.number().nullish(),
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        index: Index.nullish(),
        finish_reason: z.string().nullish(),
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: Index.nullish(),
                  id: z.string().nullish(),
                  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
  usage: z.unknown().optional(),
});
type WireChunk = z.infer<typeof WireChunk>;

type Assembled = {
  id: string | null;
  created: number | null;
  model: string | null;
  content: string;
  refusal: string;
  toolCalls: Map<number, { id: string; name: string; arguments: string }>;
  finishReason: string | null;
  usage: unknown;
};

/** Hands text on as it comes, but never half of a surrogate pair. */
function wholePairs(onText: (delta: string) => void) {
  let held = "";
  return (delta: string) => {
    const text = held + delta;
    const last = text.charCodeAt(text.length - 1);
    held = last >= 0xd800 && last <= 0xdbff ? text.slice(-1) : "";
    const ready = held ? text.slice(0, -1) : text;
    if (ready) onText(cleanText(ready));
  };
}

/** Takes in one chunk and answers the text it adds. */
function take(into: Assembled, chunk: WireChunk): string {
  into.id ??= chunk.id ?? null;
  into.created ??= chunk.created ?? null;
  into.model ??= chunk.model || null;
  into.usage = chunk.usage ?? into.usage;
  const choice = chunk.choices?.find(({ index }) => (index ?? 0) === 0);
  if (!choice) return "";
  into.finishReason = choice.finish_reason || into.finishReason;
  into.refusal += choice.delta?.refusal ?? "";
  for (const part of choice.delta?.tool_calls ?? []) {
    const at = part.index ?? 0;
    const call = into.toolCalls.get(at) ?? { id: "", name: "", arguments: "" };
    call.id ||= part.id ?? "";
    call.name ||= part.function?.name ?? "";
    call.arguments += part.function?.arguments ?? "";
    into.toolCalls.set(at, call);
  }
  const added = choice.delta?.content ?? "";
  into.content += added;
  return added;
}

/** The chunks as the `chat.completion` a call without streaming would have answered. */
function toCompletion(from: Assembled): object {
  const calls = [...from.toolCalls.entries()].sort(([a], [b]) => a - b);
  const toolCalls = calls.map(([, { id, ...called }]) => ({ id, type: "function", function: called }));
  const message = {
    role: "assistant",
    content: from.content === "" && (toolCalls.length > 0 || from.refusal) ? null : from.content,
    ...(from.refusal && { refusal: from.refusal }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
  };
  const choices = [{ index: 0, message, finish_reason: from.finishReason }];
  return { id: from.id, object: "chat.completion", created: from.created, model: from.model, choices, usage: from.usage ?? null };
}

function parseChunk(data: string): WireChunk {
  const value = parseJson(data);
  if (value === undefined) throw new ProviderFault("malformed", "A part of the streamed answer is not JSON.");
  const fault = findBodyFault(value);
  if (fault) throw fault;
  const parsed = WireChunk.safeParse(value);
  if (!parsed.success) throw new ProviderFault("malformed", "A part of the streamed answer is no chat completion chunk.");
  return parsed.data;
}

/**
 * Reads a streamed completion to its end and answers it as a whole `chat.completion`. Throws `malformed` when it ends
 * without a finish reason: what came of it is cut off and no answer.
 */
export async function readStream(
  response: Response,
  limits: { maxResponseBytes: number; deadline: CallDeadline },
  onText: (delta: string) => void,
): Promise<object> {
  const into: Assembled = {
    id: null,
    created: null,
    model: null,
    content: "",
    refusal: "",
    toolCalls: new Map(),
    finishReason: null,
    usage: null,
  };
  const emit = wholePairs(onText);
  const decoder = new TextDecoder();
  let sawEnd = false;
  let chunks = 0;
  const parser = createParser({
    onEvent({ data }) {
      if (sawEnd) return;
      if (data.trim() === "[DONE]") sawEnd = true;
      else {
        emit(take(into, parseChunk(data)));
        chunks += 1;
      }
    },
  });
  await readChunks(response, limits, (bytes) => {
    parser.feed(decoder.decode(bytes, { stream: true }));
    return sawEnd;
  });
  if (into.finishReason === null) {
    const how = chunks === 0 ? "holds no answer" : "ended before the answer was complete";
    throw new ProviderFault("malformed", `The provider's stream ${how}.`);
  }
  return toCompletion(into);
}
