import { APIError } from "openai";
import { cleanText } from "@/lib/clean-text";
import { type GuardedCall, guardCall } from "./guard-call";
import { measureCall } from "./measure-call";
import { type CallModel, ProviderFault } from "./model";
import { priceCall } from "./price-call";
import { readBody } from "./read-body";
import { parseJson, readCompletion } from "./read-completion";
import { readStream } from "./read-stream";
import { toOpenaiRequest } from "./to-openai-request";

const isEventStream = (response: Response) => response.headers.get("content-type")?.includes("text/event-stream") ?? false;

async function readJson(response: Response, { reading }: GuardedCall): Promise<{ raw: string; value: unknown }> {
  const raw = await readBody(response, reading);
  const value = parseJson(raw);
  if (value !== undefined) return { raw, value };
  const type = response.headers.get("content-type")?.split(";")[0] ?? "no content type";
  const what = /html/.test(type)
    ? "a web page: check the base URL (it often ends in /v1)"
    : `not valid JSON (${cleanText(type)})`;
  throw new ProviderFault("malformed", `The provider's answer is ${what}.`, { httpStatus: response.status });
}

/** Some providers refuse a filtered prompt with a 400: that is the model's answer to it, as a filtered completion is. */
function asFilteredAnswer(error: unknown): Response {
  const filtered = error instanceof APIError && error.status === 400 && error.code === "content_filter";
  if (!filtered) throw error;
  return Response.json({ choices: [{ index: 0, message: { role: "assistant", content: "" }, finish_reason: "content_filter" }] });
}

/**
 * Calls a model once: no retry is made here. Streams only when `onText` is given (a server that cannot stream answers
 * in one piece). Length cut, content filter and refusal are answers; everything else that is none throws a `ProviderFault`.
 */
export const callModel: CallModel = (provider, request, limits, onText) =>
  measureCall(
    provider,
    { operation: "chat", model: request.model.name },
    () => askModel(provider, request, limits, onText),
    ({ output: { servedModel, finishReason }, usage, costUsd }) => ({ ...usage, servedModel, finishReason, costUsd }),
  );

const askModel: CallModel = (provider, { messages, model, idempotencyKey }, limits, onText) =>
  guardCall(provider, limits, async (call) => {
    const body = toOpenaiRequest(messages, model, provider.baseUrl, onText !== undefined);
    const response = await call.post("/chat/completions", body, { "Idempotency-Key": idempotencyKey }).catch(asFilteredAnswer);
    let raw: string;
    let value: unknown;
    if (onText && isEventStream(response)) {
      value = await readStream(response, call.reading, onText);
      raw = JSON.stringify(value);
    } else ({ raw, value } = await readJson(response, call));
    const { output, usage } = readCompletion(value, { model: model.name, responseFormat: model.responseFormat });
    if (onText && !isEventStream(response) && output.text) onText(output.text);
    const costUsd = priceCall(provider.prices, { served: output.servedModel, asked: model.name }, usage);
    return { output, raw: cleanText(raw), usage, costUsd, latencyMs: call.elapsed() };
  });
