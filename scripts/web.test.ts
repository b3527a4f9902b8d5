import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "./bundle.mjs";
import { freePort } from "./postgres.mjs";
import { startChild } from "./supervise.mjs";

// stands in for Next's standalone server, which listens, waits for all answers at SIGTERM, and exits with 143
const standIn = `
import { createServer } from "node:http";
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
  response.end(JSON.stringify(request.headers));
});
server.listen(Number(process.env.PORT), process.env.HOSTNAME);
process.on("SIGTERM", () => server.close(() => process.exit(143)));`;

let folder = "";
let script = "";

beforeAll(async () => {
  mkdirSync("test-results", { recursive: true });
  folder = mkdtempSync(resolve("test-results", "web-"));
  mkdirSync(join(folder, ".next/standalone"), { recursive: true });
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

test("SIGTERM ends streams, lets answers finish, and exits with 0", async () => {
  const { child, ended, url } = await startWeb();
  const stream = await fetch(`${url}/stream`);
  const reader = stream.body?.getReader();
  await reader?.read();
  // answered once the stream has ended: were all connections cut alike, it would fail
  const slow = fetch(`${url}/slow`, { headers: { connection: "close" } });
  await fetch(`${url}/slow-is-there`);
  child.kill("SIGTERM");
  await expect(reader?.read()).rejects.toThrow();
  expect(await (await slow).text()).toBe("finished");
  expect(await ended).toEqual([0, null]);
});

test("when the process that started it is gone, it goes too", async () => {
  const { child, ended } = await startWeb();
  child.disconnect();
  expect(await ended).toEqual([0, null]);
});
