import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";

const Value = z.record(z.string(), z.unknown());
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(z.object({ key: z.string(), value: Value })),
});
const Sent = z.object({
  resourceSpans: z.array(z.object({ resource: z.unknown(), scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});

/** Takes traces as an OpenTelemetry collector does, over HTTP on loopback, and keeps them. */
export async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (asked, answered) => {
    let body = "";
    for await (const chunk of asked.setEncoding("utf8")) body += chunk;
    if (asked.url === "/v1/traces") bodies.push(body);
    answered.writeHead(200, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    /** All that was sent, as it came. */
    text: () => bodies.join("\n"),
    spans: () =>
      bodies.flatMap((body) =>
        Sent.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
