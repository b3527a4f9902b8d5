import { answerRequest } from "./answer-request";
import { batchEmbed } from "./batch-embed";
import type { Embed } from "./embed";
import { ChatRequest, EmbeddingRequest } from "./read-request";
import { splitTokens } from "./split-tokens";
import { sandboxModel, writeCompletion, writeEvents } from "./write-completion";

const refuse = (status: number, message: string) =>
  Response.json({ error: { message, type: "invalid_request_error" } }, { status });

/** The events one by one, a turn of the event loop apart, until the caller leaves. */
function streamEvents(events: string[], signal: AbortSignal | null | undefined): Response {
  const encoder = new TextEncoder();
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) return controller.error(new DOMException("This operation was aborted", "AbortError"));
      const event = events[at++];
      if (event === undefined) controller.close();
      else controller.enqueue(encoder.encode(event));
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

async function chat(body: unknown, embed: Embed, signal: AbortSignal | null | undefined): Promise<Response> {
  const request = ChatRequest.safeParse(body);
  if (!request.success) return refuse(400, `The sandbox model cannot read this request: ${request.error.issues[0]?.message}.`);
  const answer = await answerRequest(request.data, embed);
  return request.data.stream ? streamEvents(writeEvents(answer), signal) : Response.json(writeCompletion(answer));
}

async function embeddings(body: unknown, embed: Embed): Promise<Response> {
  const request = EmbeddingRequest.safeParse(body);
  if (!request.success) return refuse(400, "`input` is a text or a list of texts.");
  const texts = [request.data.input].flat();
  const vectors = await embed(texts);
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  const tokens = texts.reduce((sum, text) => sum + splitTokens(text).length, 0);
  return Response.json({ object: "list", model: sandboxModel, data, usage: { prompt_tokens: tokens, total_tokens: tokens } });
}

/** As the network does, gives up when the caller leaves, even while the encoder is still at work. */
function untilAborted(signal: AbortSignal | null | undefined, work: Promise<Response>): Promise<Response> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(new DOMException("This operation was aborted", "AbortError"));
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/**
 * The built-in sandbox model behind a `fetch` of its own: no network, deterministic, sees only the request. It answers
 * `/chat/completions`, `/embeddings` and `/models` as an OpenAI-compatible server does, whatever model is asked for.
 */
export function sandboxFetch(encode: Embed): typeof fetch {
  const embed = batchEmbed(encode);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname.endsWith("/models")) {
      return Response.json({ object: "list", data: [{ id: sandboxModel, object: "model", created: 0, owned_by: "sandbox" }] });
    }
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : null;
    if (url.pathname.endsWith("/chat/completions")) return untilAborted(init?.signal, chat(body, embed, init?.signal));
    if (url.pathname.endsWith("/embeddings")) return untilAborted(init?.signal, embeddings(body, embed));
    return refuse(404, "The sandbox model serves chat completions, embeddings and models only.");
  };
}
