import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerText } from "./answer-text.ts";
import { type Behaviour, type Mode, namedBehaviour, parseBehaviour, type StubRequest } from "./behaviour.ts";
import { CallLog } from "./call-log.ts";
import { respond, respondEmbeddings } from "./respond.ts";
import { seeded } from "./seeded.ts";

export type StubOptions = {
  port?: number;
  /** What call number `n` (from 0) does; null leaves it to the request's own mode, then to `ok`. */
  script?: (request: StubRequest, n: number) => Behaviour | Mode | null;
  /** The text of an answered call. */
  answer?: (request: StubRequest) => string;
  latencyMs?: number;
  jitterMs?: number;
  /** The share of calls, 0..1, that do one of `failModes` (`500`, `429:2`) instead; which ones depends on the seed only. */
  failShare?: number;
  failModes?: string[];
  seed?: number;
};

/** `baseUrl` is what an OpenAI client takes. */
export type Stub = { url: string; baseUrl: string; port: number; log: CallLog; close(): Promise<void> };

const neverAnswered = new Set<Mode>(["hang", "trickle", "stall", "cut", "reset", "disconnect"]);
const answered = new Set<Mode>(["ok", "echo", "latency", "length", "tool_calls", "refusal", "null_content"]);

function choose(options: StubOptions, request: StubRequest, n: number): Behaviour {
  const scripted = options.script?.(request, n) ?? namedBehaviour(request);
  if (scripted) return typeof scripted === "string" ? { mode: scripted } : scripted;
  const seed = options.seed ?? 1;
  const failModes = options.failModes ?? ["500"];
  if (seeded(seed, n) >= (options.failShare ?? 0)) return { mode: "ok" };
  return parseBehaviour(failModes[n % failModes.length] ?? "") ?? { mode: "500" };
}

function delayOf(options: StubOptions, behaviour: Behaviour, n: number): number {
  if (behaviour.latencyMs !== undefined) return behaviour.latencyMs;
  if (behaviour.mode === "latency") return Number(behaviour.argument ?? 100);
  const jitter = options.jitterMs ? (seeded((options.seed ?? 1) + 1, n) * 2 - 1) * options.jitterMs : 0;
  return Math.max(0, (options.latencyMs ?? 0) + jitter);
}

function handle(options: StubOptions, log: CallLog, incoming: IncomingMessage, response: ServerResponse, text: string): void {
  const path = incoming.url ?? "/";
  let body: StubRequest["body"];
  try {
    body = JSON.parse(text);
  } catch {
    response.writeHead(400, { "content-type": "application/json" }).end('{"error":{"message":"The body is not JSON."}}');
    return;
  }
  const request: StubRequest = { path, headers: incoming.headers, body };
  const n = log.total;
  const behaviour = choose(options, request, n);
  const key = incoming.headers["idempotency-key"];
  const entry = log.open({
    path,
    model: body.model ?? null,
    idempotencyKey: typeof key === "string" ? key : null,
    mode: behaviour.mode,
  });
  const ends = answered.has(behaviour.mode) ? "answered" : "faulted";
  response.once("close", () => log.close(entry, response.writableFinished || behaviour.mode === "reset" ? ends : "aborted"));
  const write = () => {
    if (response.destroyed) return;
    const reply = { response, request, behaviour, n, text: behaviour.text ?? (options.answer ?? answerText)(request) };
    if (path.endsWith("/embeddings")) respondEmbeddings(reply);
    else respond(reply);
  };
  const delay = neverAnswered.has(behaviour.mode) ? 0 : delayOf(options, behaviour, n);
  if (delay === 0) {
    write();
    return;
  }
  const timer = setTimeout(write, delay);
  response.once("close", () => clearTimeout(timer));
}

function answerGet(log: CallLog, path: string, response: ServerResponse): void {
  const send = (body: unknown) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (path === "/__log") send(log);
  else if (path === "/__reset") {
    log.reset();
    send({ ok: true });
  } else if (path === "/v1/models")
    send({ object: "list", data: [{ id: "stub", object: "model", created: 0, owned_by: "stub" }] });
  else response.writeHead(404, { "content-type": "application/json" }).end('{"error":{"message":"No such path."}}');
}

/** Starts an OpenAI-compatible server on loopback that does what its script, its options or the requests ask for. */
export async function startStub(options: StubOptions = {}): Promise<Stub> {
  const log = new CallLog();
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
    if (incoming.method === "GET") return answerGet(log, (incoming.url ?? "/").replace(/\?.*$/, ""), response);
    let text = "";
    incoming.setEncoding("utf8");
    incoming.on("data", (chunk: string) => {
      text += chunk;
    });
    incoming.on("end", () => handle(options, log, incoming, response, text));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo; // safe: it listens on TCP
  const url = `http://127.0.0.1:${port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, baseUrl: `${url}/v1`, port, log, close };
}
