// @ts-check
// The web process: Next's standalone server with callers' real addresses and a prompt end. Runs bundled, as dist/web.js.
import { request, Server } from "node:http";
import { env } from "../lib/env.ts";
import { answerWhileAway } from "./answer-while-away.mjs";
import { correctForwarded, trusts } from "./client-address.mjs";
import { orRefuse } from "./refusal.mjs";
import { refuseMalformed } from "./refuse-malformed.mjs";

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
  });
}

/**
 * Sees every HTTP server of this process: corrects requests before their handler, and keeps the open answers. Where people reach us
 * over https, every answer says that they always do.
 * @param {(address: string) => boolean} isTrusted
 * @param {boolean} isHttps
 */
function watchServers(isTrusted, isHttps) {
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
    if (event === "request" || event === "upgrade") correctForwarded(message, isTrusted);
    if (event === "request" && isHttps) response.setHeader("strict-transport-security", "max-age=63072000");
    if (event === "request" && (refuseMalformed(message, response) || answerWhileAway(message, response))) return true;
    if (event === "request") {
      open.add(response);
      response.once("close", () => open.delete(response));
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
 * On SIGTERM Next waits for every answer; streams would never end, so they are ended, and the rest has `graceMs`.
 * @param {ReturnType<typeof watchServers>} watched
 */
function endPromptly({ open, servers }) {
  const end = () => {
    process.once("exit", () => {
      process.exitCode = 0; // Next says 128 + signal: an end that was asked for is no failure
    });
    for (const response of open) {
      if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.destroy();
    }
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
      setTimeout(() => process.exit(), 500).unref();
    }, graceMs).unref();
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}

await orRefuse(async () => {
  const settings = env();
  passOn(settings);
  endPromptly(watchServers(trusts(settings.TRUSTED_PROXIES), settings.APP_URL.startsWith("https://")));
  await import(new URL("../.next/standalone/server.js", import.meta.url).href);
});
