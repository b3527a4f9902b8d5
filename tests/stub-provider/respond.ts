import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { embedText } from "./answer-text.ts";
import type { Behaviour, StubRequest } from "./behaviour.ts";
import { completionEvents, completionJson, toCompletion } from "./completion.ts";

type Reply = { response: ServerResponse; request: StubRequest; behaviour: Behaviour; n: number; text: string };

const statusBodies: Record<string, { status: number; error: Record<string, unknown> }> = {
  "400": { status: 400, error: { message: "Unsupported value: 'temperature'.", type: "invalid_request_error", code: null } },
  "401": { status: 401, error: { message: "Incorrect API key provided: KEY.", type: "auth", code: "invalid_api_key" } },
  "402": { status: 402, error: { message: "Insufficient credits." } },
  "403": { status: 403, error: { message: "Your key KEY may not use this model.", code: "forbidden" } },
  "404": { status: 404, error: { message: "The model `nope` does not exist.", code: "model_not_found" } },
  "429": { status: 429, error: { message: "Rate limit reached.", type: "requests", code: "rate_limit_exceeded" } },
  quota: { status: 429, error: { message: "You exceeded your current quota.", code: "insufficient_quota" } },
  "500": { status: 500, error: { message: "The server had an error.", type: "server_error" } },
  "503": { status: 503, error: { message: "Overloaded.", type: "server_error" } },
  context_length: {
    status: 400,
    error: { message: "This model's maximum context length is 8192 tokens.", code: "context_length_exceeded" },
  },
  no_format: { status: 400, error: { message: "Unavailable for this model.", param: "response_format" } },
  prompt_filter: { status: 400, error: { message: "The prompt was filtered.", code: "content_filter" } },
};

function sendJson(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

/** An error answer; like careless servers it repeats the caller's key. */
function sendStatus({ response, request, behaviour }: Reply): boolean {
  const known = statusBodies[behaviour.mode];
  if (!known) return false;
  const key = String(request.headers.authorization ?? "").replace("Bearer ", "");
  const headers = behaviour.argument ? { "retry-after": behaviour.argument } : undefined;
  sendJson(response, known.status, JSON.stringify({ error: known.error }).replaceAll("KEY", key), headers);
  return true;
}

function sendHuge(response: ServerResponse, megabytes: number): void {
  response.writeHead(200, { "content-type": "application/json" });
  const block = Buffer.alloc(1_048_576, 97);
  let left = megabytes;
  const push = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(block)) return void response.once("drain", push);
    }
    response.end();
  };
  push();
}

/** Answers that begin and then go wrong. Those that never end are ended by the client or by closing the server. */
const interrupted: Record<string, (response: ServerResponse, reply: Reply) => void> = {
  stall: () => {},
  cut: (response) => void response.end(),
  reset: (response) => void setImmediate(() => response.socket?.resetAndDestroy()),
  trickle: (response, { behaviour, request }) => {
    const filler = request.body.stream ? ": still here\n\n" : " ";
    const timer = setInterval(() => response.write(filler), Number(behaviour.argument ?? 20));
    response.once("close", () => clearInterval(timer));
  },
};

/** Answers that are broken from their first byte, or that have none. */
const broken: Record<string, (response: ServerResponse, reply: Reply, whole: string) => void> = {
  hang: () => {},
  disconnect: (response) => void response.destroy(),
  malformed: (response) => sendJson(response, 200, '{"id": "chatcmpl-1", "choices": [{'),
  nan: (response, _reply, whole) => sendJson(response, 200, whole.replace('"index":0', '"index":0,"logprob":NaN')),
  html: (response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in to the proxy</title>");
  },
  empty: (response) => void response.writeHead(200, { "content-type": "application/json" }).end(),
  huge: (response, { behaviour }) => sendHuge(response, Number(behaviour.argument ?? 50)),
  gzip: (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(gzipSync(Buffer.alloc(50 * 1_048_576, 32)));
  },
  error_200: (response) => sendJson(response, 200, JSON.stringify({ error: { message: "Upstream is down.", code: 502 } })),
  redirect: (response, { behaviour, request }) => {
    response.writeHead(307, { location: behaviour.argument ?? request.path }).end();
  },
};

function sendBroken(reply: Reply, whole: string, events: string[]): boolean {
  const { response, request, behaviour } = reply;
  const spoil = broken[behaviour.mode];
  if (spoil) {
    spoil(response, reply, whole);
    return true;
  }
  const interrupt = interrupted[behaviour.mode];
  if (!interrupt) return false;
  response.writeHead(200, { "content-type": request.body.stream ? "text/event-stream" : "application/json" });
  for (const piece of request.body.stream ? events.slice(0, 2) : [whole.slice(0, 20)]) response.write(piece);
  interrupt(response, reply);
  return true;
}

/** Writes the behaviour's answer to a chat completion. */
export function respond(reply: Reply): void {
  if (sendStatus(reply)) return;
  const { response, request, behaviour, n } = reply;
  const text = behaviour.mode === "nul" ? `a\u0000b \ud83d c ${reply.text}` : reply.text;
  const completion = toCompletion(behaviour, request, text);
  const model = `${request.body.model ?? "stub"}-2026`;
  const events = () => completionEvents(completion, model, n);
  const whole = completionJson(completion, model, n, behaviour.mode === "empty_choices" ? 0 : 1);
  if (behaviour.mode !== "ok" && sendBroken(reply, whole, request.body.stream ? events() : [])) return;
  if (!request.body.stream) {
    sendJson(response, 200, whole);
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const pieces = behaviour.mode === "empty_choices" ? ['data: {"choices":[]}\n\n', "data: [DONE]\n\n"] : events();
  for (const piece of pieces) response.write(piece);
  response.end();
}

/** Writes an `/embeddings` answer; `empty_choices` leaves a vector out, `nan` puts a null into one. */
export function respondEmbeddings(reply: Reply): void {
  if (sendStatus(reply)) return;
  const { response, request, behaviour } = reply;
  const texts = Array.isArray(request.body.input) ? request.body.input.map(String) : [String(request.body.input)];
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: embedText(text) as (number | null)[] }));
  if (behaviour.mode === "empty_choices") data.pop();
  if (behaviour.mode === "nan" && data[0]) data[0].embedding[0] = null;
  const tokens = texts.join(" ").length;
  const whole = JSON.stringify({
    object: "list",
    data: data.reverse(),
    model: request.body.model,
    usage: { prompt_tokens: tokens },
  });
  if (!["ok", "nan"].includes(behaviour.mode) && sendBroken(reply, whole, [])) return;
  sendJson(response, 200, whole);
}
