import { createServer, type IncomingMessage } from "node:http";
import * as active from "@/app/api/v1/active/route";
import * as key from "@/app/api/v1/api-keys/[id]/route";
import * as keys from "@/app/api/v1/api-keys/route";
import * as login from "@/app/api/v1/auth/login/route";
import * as me from "@/app/api/v1/auth/me/route";
import * as register from "@/app/api/v1/auth/register/route";
import * as health from "@/app/api/v1/health/route";
import * as live from "@/app/api/v1/live/route";
import * as promote from "@/app/api/v1/prompt-versions/[id]/promote/route";
import * as rollback from "@/app/api/v1/prompts/[id]/rollback/route";
import * as prompt from "@/app/api/v1/prompts/[id]/route";
import * as versions from "@/app/api/v1/prompts/[id]/versions/route";
import * as served from "@/app/api/v1/prompts/by-slug/[slug]/active/route";
import * as compile from "@/app/api/v1/prompts/by-slug/[slug]/compile/route";
import * as numbered from "@/app/api/v1/prompts/by-slug/[slug]/versions/[number]/route";
import * as prompts from "@/app/api/v1/prompts/route";
import * as ready from "@/app/api/v1/ready/route";
import * as workspace from "@/app/api/v1/workspaces/[id]/route";
import type { Handler } from "@/lib/http/route";

const routes: [path: string, handlers: Record<string, Handler>][] = [
  ["/active", active],
  ["/api-keys", keys],
  ["/api-keys/:id", key],
  ["/auth/login", login],
  ["/auth/me", me],
  ["/auth/register", register],
  ["/health", health],
  ["/live", live],
  ["/ready", ready],
  ["/prompts", prompts],
  ["/prompts/:id", prompt],
  ["/prompts/:id/rollback", rollback],
  ["/prompts/:id/versions", versions],
  ["/prompts/by-slug/:slug/active", served],
  ["/prompts/by-slug/:slug/compile", compile],
  ["/prompts/by-slug/:slug/versions/:number", numbered],
  ["/prompt-versions/:id/promote", promote],
  ["/workspaces/:id", workspace],
];
const patterns = routes.map(([path, handlers]) => ({
  pattern: new RegExp(`^/api/v1${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`),
  handlers,
}));

/** A web process without Next: the routes of serving and what changes it, for tests that stop Postgres or compare two processes. */
const server = createServer(async (asked, answered) => {
  const url = new URL(asked.url ?? "/", "http://localhost");
  for (const { pattern, handlers } of patterns) {
    const params = pattern.exec(url.pathname);
    const handler = handlers[asked.method ?? ""];
    if (!params || !handler) continue;
    const headers = new Headers(Object.entries(asked.headers).map(([name, value]) => [name, String(value)]));
    const body = asked.method === "GET" ? undefined : await bodyOf(asked);
    const response = await handler(new Request(url, { method: asked.method, headers, body }), {
      params: Promise.resolve({ ...params.groups }),
    });
    answered.writeHead(response.status, Object.fromEntries(response.headers));
    answered.end(await response.text());
    return;
  }
  answered.writeHead(404).end();
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.once("disconnect", () => process.exit());

async function bodyOf(asked: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of asked.setEncoding("utf8")) body += chunk;
  return body;
}
