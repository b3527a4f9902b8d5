import { once } from "node:events";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { answerTo } from "./rest";

/** The API's handlers behind a real socket, for clients that are other programs. */
export async function serveApi(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (asked, answered) => {
    const method = asked.method ?? "GET";
    const headers = Object.entries(asked.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = method === "GET" || method === "HEAD" ? undefined : Readable.toWeb(asked);
    const request = new Request(`http://localhost${asked.url}`, {
      method,
      headers: [...headers, ["x-forwarded-for", "192.0.2.7"]],
      ...(body ? { body: body as ReadableStream<Uint8Array>, duplex: "half" } : {}), // safe: Node's stream is the web's
    });
    const response = await answerTo(request);
    answered.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) for await (const chunk of response.body) answered.write(chunk);
    answered.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
