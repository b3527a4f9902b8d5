import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "./bundle.mjs";
import { freePort } from "./postgres.mjs";
import { startChild } from "./supervise.mjs";

// stands in for Next's standalone server, which listens and, unless it is told not to, ends the process at SIGTERM; and for what is traced
const standIn = `
import { createServer } from "node:http";
import { setTimeout } from "node:timers/promises";
let stream;
const { promise: slow, resolve: slowIsThere } = Promise.withResolvers();
const server = createServer((request, response) => {
  if (request.url === "/stream") {
    stream = response;
    response.setHeader("content-type", "text/event-stream"); // as Next does
    return response.write("data: 1\\n\\n");
  }
  if (request.url === "/slow") {
    slowIsThere();
    return stream.once("close", () => response.end("finished"));
  }
  if (request.url === "/slow-is-there") return slow.then(() => response.end());
  response.end(JSON.stringify({ ...request.headers, "x-read": request.url }));
});
server.listen(Number(process.env.PORT), process.env.HOSTNAME);
globalThis.promptopsTracing = { stop: () => setTimeout(200).then(() => new Promise((sent) => process.send("spans", sent))) };
if (!process.env.NEXT_MANUAL_SIG_HANDLE) process.on("SIGTERM", () => server.close(() => process.exit(143)));`;

let folder = "";
let script = "";

beforeAll(async () => {
  mkdirSync("test-results", { recursive: true });
  folder = mkdtempSync(resolve("test-results", "web-"));
  mkdirSync(join(folder, ".next/standalone/.next"), { recursive: true });
  writeFileSync(join(folder, ".next/standalone/.next/app-path-routes-manifest.json"), "{}");
  writeFileSync(join(folder, ".next/standalone/server.js"), standIn);
  [script = ""] = await bundle({ only: ["scripts/web.mjs"], outdir: join(folder, "dist") });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function startWeb(env: Record<string, string> = {}) {
  const port = await freePort();
  const child = startChild(script, { ...process.env, PORT: String(port), HOST: "127.0.0.1", ...env });
  const ended = once(child, "exit");
  await once(child, "message");
  return { child, ended, url: `http://127.0.0.1:${port}` };
}

/** As raw as it gets: `fetch` would tidy the address up. */
async function ask(url: string, method: string, path: string) {
  const sent = request({ host: "127.0.0.1", port: new URL(url).port, method, path, agent: false }).end();
  const [answer]: IncomingMessage[] = await once(sent, "response");
  return answer ?? expect.unreachable();
}

const spoofed = {
  "x-forwarded-for": "198.51.100.1, 203.0.113.9",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  forwarded: "for=198.51.100.1",
  "x-real-ip": "198.51.100.1",
};

test("a caller cannot choose its address, nor the host we think we are", async () => {
  const { child, ended, url } = await startWeb();
  const seen = await (await fetch(url, { headers: spoofed })).json();
  expect(seen["x-forwarded-for"]).toBe("127.0.0.1");
  for (const name of ["x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip"]) expect(seen).not.toHaveProperty(name);
  child.kill("SIGTERM");
  await ended;
});

test("a trusted proxy that passes on several lines is read from the last one back", async () => {
  const { child, ended, url } = await startWeb({ TRUSTED_PROXIES: "127.0.0.0/8" });
  const sent = request({ host: "127.0.0.1", port: new URL(url).port, path: "/", agent: false });
  sent.setHeader("x-forwarded-for", ["198.51.100.1", "203.0.113.9, 127.0.0.2"]);
  const [answer]: IncomingMessage[] = await once(sent.end(), "response");
  expect(JSON.parse(await text(answer ?? expect.unreachable()))).toMatchObject({ "x-forwarded-for": "203.0.113.9" });
  child.kill("SIGTERM");
  await ended;
});

test("a trusted proxy tells the caller's address and our host", async () => {
  const { child, ended, url } = await startWeb({ TRUSTED_PROXIES: "127.0.0.0/8" });
  const seen = await (await fetch(url, { headers: spoofed })).json();
  expect(seen).toMatchObject({
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
  });
  expect(seen).not.toHaveProperty("forwarded");
  child.kill("SIGTERM");
  await ended;
});

test.each([
  ["GET", "/api/v1/prompts/%", 400, "invalid_input"],
  ["GET", "/w/%ED%A0%80/x?q=1", 400, "invalid_input"],
  ["GET", "/w/x/evaluations/a%00", 400, "invalid_input"],
  ["TRACE", "/", 405, "method_not_allowed"],
])("%s %s, which Next would call its own error, is answered %i", async (method, path, status, code) => {
  const { child, ended, url } = await startWeb();
  const answer = await ask(url, method, path);
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([status, "application/problem+json"]);
  const said = JSON.parse(await text(answer));
  expect(said).toMatchObject({ status, code, requestId: answer.headers["x-request-id"] });
  child.kill("SIGTERM");
  await ended;
});

test.each([
  ["https://prompts.example.com", "max-age=63072000"],
  ["http://prompts.example.com", undefined],
])("opened at %s, every answer, a refusal too, says of https: %s", async (APP_URL, said) => {
  const { child, ended, url } = await startWeb({ APP_URL });
  for (const path of ["/", "/w/%"]) expect((await ask(url, "GET", path)).headers["strict-transport-security"]).toBe(said);
  child.kill("SIGTERM");
  await ended;
});

test("an address that names another host is read as its path", async () => {
  const { child, ended, url } = await startWeb();
  for (const [sent, read] of [
    ["http://evil.example/a%40b?q=%", "/a%40b?q=%"],
    ["HTTP://evil.example", "/"],
    ["//evil.example/", "//evil.example/"],
  ] as const)
    expect(JSON.parse(await text(await ask(url, "GET", sent)))).toMatchObject({ "x-read": read });
  child.kill("SIGTERM");
  await ended;
});

test("SIGTERM ends streams, lets answers finish, sends the last spans, and exits with 0", async () => {
  const { child, ended, url } = await startWeb();
  const stream = await fetch(`${url}/stream`);
  const reader = stream.body?.getReader();
  await reader?.read();
  // answered once the stream has ended: were all connections cut alike, it would fail
  const slow = fetch(`${url}/slow`, { headers: { connection: "close" } });
  await fetch(`${url}/slow-is-there`);
  const sent = once(child, "message");
  child.kill("SIGTERM");
  await expect(reader?.read()).rejects.toThrow();
  expect(await (await slow).text()).toBe("finished");
  expect(await ended).toEqual([0, null]);
  expect((await sent)[0]).toBe("spans");
});

test("when the process that started it is gone, it goes too", async () => {
  const { child, ended } = await startWeb();
  child.disconnect();
  expect(await ended).toEqual([0, null]);
});
