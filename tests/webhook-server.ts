import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { env } from "@/lib/env";

type Got = { path: string; headers: IncomingMessage["headers"]; body: string; samples: Record<string, unknown>[] };
type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | "hang";

/** A customer's server on loopback, which the operator allowed; `answer` says what each request gets. */
export async function aWebhookServer(answer: (got: Got, nth: number) => Answer) {
  const got: Got[] = [];
  let inFlight = 0;
  const server = createServer(async (request, response) => {
    inFlight++;
    response.on("close", () => {
      inFlight--;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const one: Got = { path: request.url ?? "", headers: request.headers, body, samples: JSON.parse(body).samples };
    got.push(one);
    const said = answer(one, got.length - 1);
    if (said === "hang") return;
    response.writeHead(said.status ?? 200, said.headers);
    response.end(typeof said.body === "string" ? said.body : JSON.stringify(said.body ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo; // safe: it listens on TCP
  env().PROVIDER_ALLOWED_HOSTS.push(`127.0.0.1:${port}`);
  return {
    url: `http://127.0.0.1:${port}/scores`,
    got,
    inFlight: () => inFlight,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
