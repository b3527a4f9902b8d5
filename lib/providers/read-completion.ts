import { z } from "zod";
import type { Output, Usage } from "@/evaluators/evaluator";
import { cleanJson, cleanText, type Json } from "@/lib/clean-text";
import { ProviderFault } from "./model";
import { toStatusFault } from "./to-status-fault";

/** What an integer column holds: no call has more tokens. */
const Count = z.number().int().nonnegative().max(2_147_483_647);

const WireToolCall = z.object({
  id: z.string().nullish(),
  function: z.object({ name: z.string(), arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish() }),
});

const WirePart = z.object({ type: z.string(), text: z.string().nullish() });

const WireCompletion = z.object({
  model: z.string().nullish(),
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({
        content: z.union([z.string(), z.array(WirePart)]).nullish(),
        refusal: z.string().nullish(),
        tool_calls: z.array(WireToolCall).nullish(),
      }),
    }),
  ),
  usage: z.unknown().optional(),
});

const WireUsage = z.object({
  prompt_tokens: Count,
  completion_tokens: Count,
  prompt_tokens_details: z
    .object({ cached_tokens: Count.nullish().catch(null) })
    .nullish()
    .catch(null),
  completion_tokens_details: z
    .object({ reasoning_tokens: Count.nullish().catch(null) })
    .nullish()
    .catch(null),
});

const WireError = z.object({
  error: z.union([
    z.string(),
    z.looseObject({ message: z.string().nullish(), code: z.union([z.string(), z.number()]).nullish() }),
  ]),
});

/** Figures a provider reports, or null when they are absent or cannot be true (negative, fractional, more cached than sent). */
export function readUsage(value: unknown): Usage | null {
  const parsed = WireUsage.safeParse(value);
  if (!parsed.success) return null;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = parsed.data;
  const cached = parsed.data.prompt_tokens_details?.cached_tokens;
  const reasoning = parsed.data.completion_tokens_details?.reasoning_tokens;
  return {
    inputTokens,
    outputTokens,
    ...(cached != null && cached <= inputTokens && { cachedTokens: cached }),
    ...(reasoning != null && { reasoningTokens: reasoning }),
  };
}

/** The fault a 200 answer carries in its body, as some routers send it, or null. */
export function findBodyFault(value: unknown): ProviderFault | null {
  const parsed = WireError.safeParse(value);
  if (!parsed.success) return null;
  const error = typeof parsed.data.error === "string" ? { message: parsed.data.error, code: null } : parsed.data.error;
  const status = Number(error.code);
  return toStatusFault(status >= 400 && status < 600 ? status : 502, error);
}

/** Text as JSON, or undefined when it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const asksForJson = (responseFormat: Json | undefined): boolean =>
  typeof responseFormat === "object" &&
  responseFormat !== null &&
  !Array.isArray(responseFormat) &&
  (responseFormat.type === "json_object" || responseFormat.type === "json_schema");

/**
 * A parsed `chat.completion` as our output, every string fit for Postgres. `finishReason` is `unknown` where a whole
 * answer names none. Throws `malformed` when it is no completion, and the fault it carries when it is an error in disguise.
 */
export function readCompletion(
  value: unknown,
  asked: { model: string; responseFormat?: Json | undefined },
): { output: Output; usage: Usage | null } {
  const fault = findBodyFault(value);
  if (fault) throw fault;
  const parsed = WireCompletion.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.map(String).join(".");
    throw new ProviderFault("malformed", `The answer is JSON but no chat completion${at ? ` (see “${cleanText(at)}”)` : ""}.`);
  }
  const choice = parsed.data.choices[0];
  if (!choice) throw new ProviderFault("malformed", "The answer holds no choice.");
  const { content, refusal, tool_calls: toolCalls } = choice.message;
  const text = typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("");
  const output: Output = {
    text,
    toolCalls: (toolCalls ?? []).map((call, index) => {
      const written = call.function.arguments ?? "";
      const args = typeof written === "string" ? written : JSON.stringify(written);
      return { id: call.id || `call_${index}`, name: call.function.name, arguments: args };
    }),
    finishReason: choice.finish_reason || "unknown",
    servedModel: parsed.data.model || asked.model,
  };
  if (refusal) output.refusal = refusal;
  const json = asksForJson(asked.responseFormat) ? parseJson(text) : undefined;
  if (json !== undefined) output.parsed = json;
  return { output: cleanJson(output), usage: readUsage(parsed.data.usage) };
}
