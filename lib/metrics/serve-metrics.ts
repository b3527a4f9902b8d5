import { once } from "node:events";
import { createServer, Server } from "node:http";
import { log } from "@/lib/log";
import type { Metrics } from "./metrics";

/** Answers `GET /metrics` on a port of its own; what a browser or an application reaches never shows them. */
export async function serveMetrics(
  metrics: Metrics,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; close: () => void }> {
  const server = createServer(async ({ method, url }, answered) => {
    if (url !== "/metrics" || method !== "GET") return void answered.writeHead(404).end();
    try {
      const { contentType, body } = await metrics.text();
      answered.writeHead(200, { "content-type": contentType, "cache-control": "no-store" }).end(body);
    } catch (error) {
      log().error({ err: error }, "the metrics could not be read");
      answered.writeHead(500).end();
    }
  });
  server.emit = Server.prototype.emit; // as it is now: the web process watches its other servers by replacing it
  server.listen(port, host);
  await once(server, "listening");
  server.unref(); // it keeps no process from ending
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : port, close: () => server.close() };
}
