// @ts-check
import { readFileSync } from "node:fs";
import pino from "pino";
import { newId } from "../lib/ids.ts";
import { logOptions, trafficLevel } from "../lib/log.ts";
import { metrics } from "../lib/metrics/metrics.ts";
import { routePatterns } from "./route-patterns.mjs";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const wellFormed = /^[\w.:/+=-]{8,128}$/;
/** Asked all the time by machines; their lines would bury the others. */
const noise = /^\/(_next$|api\/v1\/(live|ready)$)/;

/** The patterns of everything that was built. */
export function builtPatterns() {
  const manifest = new URL("../.next/standalone/.next/app-path-routes-manifest.json", import.meta.url);
  return routePatterns(Object.values(JSON.parse(readFileSync(manifest, "utf8"))));
}

/**
 * One line for each request that has ended. They are written together a few times a second: a line each would cost a request more than
 * all else here. What it is made of is named below, so nothing has to be looked for and struck out.
 * @param {string} level
 */
export function accessLog(level) {
  const { redact, mixin, serializers, ...options } = logOptions();
  const out = pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 250 });
  return pino({ ...options, level }, out);
}

/**
 * Gives a request its id, which its lines, its answer and what it starts bear, and tells of it once it has ended. An id that comes with it
 * counts only if a trusted proxy sends it.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {{ isTrusted: boolean, routeOf: (path: string) => string, log: import("pino").Logger }} how
 * @returns {import("../lib/activity.ts").Activity} what the request's work is to be done in
 */
export function followRequest(request, response, { isTrusted, routeOf, log }) {
  const startedAt = performance.now();
  const sent = request.headers["x-request-id"];
  const requestId = isTrusted && typeof sent === "string" && wellFormed.test(sent) ? sent : newId("req");
  const method = methods.has(request.method ?? "") ? (request.method ?? "") : "other";
  const route = routeOf((request.url ?? "/").replace(/[?#].*$/s, ""));
  const level = noise.test(route) ? "debug" : trafficLevel();
  /** @type {import("../lib/activity.ts").Activity} */
  const activity = { requestId, method, route };
  response.setHeader("x-request-id", requestId);
  response.once("close", () => {
    const milliseconds = performance.now() - startedAt;
    const status = response.statusCode;
    const isStream = String(response.getHeader("content-type")).startsWith("text/event-stream");
    metrics()?.request({ method, route, status }, isStream ? null : milliseconds / 1_000);
    const cut = response.writableFinished ? {} : { cut: true }; // the caller went away, or we did
    if (log.isLevelEnabled(level)) log[level]({ ...activity, status, durationMs: Math.round(milliseconds), ...cut }, "request");
  });
  return activity;
}
