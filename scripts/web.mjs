// @ts-check
// The web process: Next's standalone server with callers' real addresses and a prompt end. Runs bundled, as dist/web.js.
import { request, Server } from "node:http";
import { during } from "../lib/activity.ts";
import { env } from "../lib/env.ts";
import { allPlacesTaken } from "../lib/http/places.ts";
import { startMetrics } from "../lib/metrics/start-metrics.ts";
import { stopTracing } from "../lib/tracing/tracing.ts";
import { answerWhileAway } from "./answer-while-away.mjs";
import { correctForwarded, trusts } from "./client-address.mjs";
import { accessLog, builtPatterns, followRequest } from "./follow-request.mjs";
import { orRefuse } from "./refusal.mjs";
import { refuseMalformed } from "./refuse-malformed.mjs";
import { structureConsole } from "./structured-console.mjs";

const graceMs = 4_000;
const longestUploadMs = 30 * 60_000;

/** @param {import("../lib/env.ts").Env} settings */
function passOn({ HOST, PORT, APP_URL, DATA_DIR }) {
  // Next's server reads these names; its working folder will be another, so DATA_DIR goes on as absolute
  Object.assign(process.env, {
    HOSTNAME: HOST,
    PORT: String(PORT),
    NEXTAUTH_URL: APP_URL,
    DATA_DIR,
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_MANUAL_SIG_HANDLE: "true", // else Next ends the process itself, before the last spans are sent
  });
}

/**
 * Sees every HTTP server of this process: corrects requests before their handler, follows them, and keeps the open answers. Where people
 * reach us over https, every answer says that they always do.
 * @param {(address: string) => boolean} isTrusted
 * @param {import("../lib/env.ts").Env} settings
 */
function watchServers(isTrusted, { APP_URL, LOG_LEVEL }) {
  const isHttps = APP_URL.startsWith("https://");
  const how = { routeOf: builtPatterns(), log: accessLog(LOG_LEVEL) };
  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  const follow = (request, response) =>
    followRequest(request, response, { ...how, isTrusted: correctForwarded(request, isTrusted) });
  /** @type {Set<import("node:http").ServerResponse>} */
  const open = new Set();
  /** @type {Set<Server>} */
  const servers = new Set();
  const emit = Server.prototype.emit;
  /**
   * @this {Server}
   * @param {[string, ...any[]]} said
   */
  Server.prototype.emit = function (...said) {
    const [event, message, response] = said;
    if (event === "upgrade") correctForwarded(message, isTrusted);
    if (event === "request" && isHttps) response.setHeader("strict-transport-security", "max-age=63072000");
    if (event === "request") {
      open.add(response);
      response.once("close", () => open.delete(response));
      return during(follow(message, response), () => {
        if (refuseMalformed(message, response) || answerWhileAway(message, response)) return true;
        return Reflect.apply(emit, this, said);
      });
    }
    if (event === "listening") {
      servers.add(this);
      this.requestTimeout = longestUploadMs; // Node's five minutes are short for 50 MB; a body that stalls is cut off long before
      sayWhenReady(this);
    }
    return Reflect.apply(emit, this, said);
  };
  return { open, servers };
}

/**
 * Next listens before it can answer, and tells its own addresses meanwhile: ours is told by who started us.
 * @param {Server} server
 */
function sayWhenReady(server) {
  const address = server.address();
  if (typeof address !== "object" || !address) return;
  const log = console.log;
  console.log = () => {};
  const host = address.address.replace(/^0\.0\.0\.0$/, "127.0.0.1").replace(/^::$/, "::1");
  const ask = request({ host, port: address.port, path: "/api/v1/live", method: "HEAD", agent: false });
  ask.once("close", () => {
    console.log = log;
    process.send?.("ready");
  });
  ask.once("error", () => {}); // an end during the start
  ask.once("response", (response) => response.resume());
  ask.end();
}

/**
 * Asked to stop, it takes no connection and lets answers finish, within `graceMs`; streams would never end, so they are ended.
 * @param {ReturnType<typeof watchServers>} watched
 */
function endPromptly({ open, servers }) {
  let isEnding = false;
  const end = async () => {
    if (isEnding) return; // a terminal's signal reaches every process, and its parent passes it on
    isEnding = true;
    for (const response of open) {
      if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.destroy();
    }
    const closed = [...servers].map((server) => new Promise((done) => server.close(done)));
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, graceMs).unref();
    await Promise.all(closed);
    await stopTracing();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

await orRefuse(async () => {
  const settings = env();
  passOn(settings);
  await startMetrics("web", () => allPlacesTaken("stream")); // before the servers are watched: this one is not callers'
  endPromptly(watchServers(trusts(settings.TRUSTED_PROXIES), settings));
  structureConsole();
  await import(new URL("../.next/standalone/server.js", import.meta.url).href);
});
