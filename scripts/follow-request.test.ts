import { EventEmitter } from "node:events";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Writable } from "node:stream";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { keepMetrics } from "@/lib/metrics/metrics";
import { followRequest } from "./follow-request.mjs";
import { routePatterns } from "./route-patterns.mjs";

const routeOf = routePatterns(["/api/v1/live", "/live/runs/[id]", "/reset/[token]"]);
const counted: unknown[] = [];
keepMetrics({
  request: (labels, seconds) => void counted.push({ ...labels, isTimed: seconds !== null }),
  error() {},
  job() {},
  call() {},
  text: async () => ({ contentType: "", body: "" }),
});
afterEach(() => void counted.splice(0));

type Asked = { method?: string; url?: string; id?: string; isTrusted?: boolean; type?: string; status?: number };

/** A request that was answered: what it left. */
function followed({
  method = "GET",
  url = "/reset/por_1?x=2",
  id,
  isTrusted = true,
  type = "text/html",
  status = 200,
}: Asked = {}) {
  const lines: string[] = [];
  const out = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) });
  const request = Object.assign(new IncomingMessage(new Socket()), { method, url });
  if (id !== undefined) request.headers["x-request-id"] = id;
  const response = new ServerResponse(request);
  const activity = followRequest(request, response, { isTrusted, routeOf, log: pino({ level: "debug", base: undefined }, out) });
  response.statusCode = status;
  response.setHeader("content-type", type);
  Object.assign(activity, { workspaceId: "ws_1" });
  EventEmitter.prototype.emit.call(response, "close");
  return { activity, header: response.getHeader("x-request-id"), lines: lines.map((line) => JSON.parse(line)) };
}

describe("the id of a request", () => {
  test("is the one a trusted proxy gave it", () => {
    const { activity, header } = followed({ id: "0af7651916cd43dd8448eb211c80319c" });
    expect([activity.requestId, header]).toEqual(Array(2).fill("0af7651916cd43dd8448eb211c80319c"));
  });

  test.each([
    ["comes from a stranger", { id: "0af7651916cd43dd8448eb211c80319c", isTrusted: false }],
    ["is too short", { id: "1" }],
    ["is too long", { id: "x".repeat(129) }],
    ["could forge a line", { id: 'abcdefgh","level":60' }],
    ["is none", {}],
  ])("is our own where that %s", (_, asked) => {
    const { activity, header } = followed(asked);
    expect(activity.requestId).toMatch(/^req_[0-9a-z]{26}$/);
    expect(header).toBe(activity.requestId);
  });
});

test("leaves one line when it has ended, with the pattern of its path and never the path", () => {
  const { activity, lines } = followed({ status: 500 });
  const { requestId } = activity;
  expect(lines).toEqual([
    expect.objectContaining({
      requestId,
      method: "GET",
      route: "/reset/[token]",
      status: 500,
      workspaceId: "ws_1",
      msg: "request",
    }),
  ]);
  expect(JSON.stringify(lines)).not.toContain("por_1");
});

test("is counted by pattern, method and status, of which strangers can make no new ones; a stream is not timed", () => {
  followed({ url: "/live/runs/run_1", type: "text/event-stream; charset=utf-8" });
  followed({ method: "PROPFIND", url: "/wp-admin.php", status: 404 });
  expect(counted).toEqual([
    { method: "GET", route: "/live/runs/[id]", status: 200, isTimed: false },
    { method: "other", route: "other", status: 404, isTimed: true },
  ]);
});
