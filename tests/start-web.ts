import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll } from "vitest";
import { bundle } from "../scripts/bundle.mjs";

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> & { id: string } };
export type Web = {
  ask(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>;
  said(): string;
  isRunning(): boolean;
  end(): Promise<void>;
};

mkdirSync("test-results", { recursive: true });
const folder = mkdtempSync(resolve("test-results", "web-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let script: Promise<string[]> | undefined;

/** A web process of its own on a database: the real handlers, without Next around them. */
export async function startWeb(databaseUrl: string): Promise<Web> {
  script ??= bundle({ only: ["tests/serve-handlers.ts"], outdir: folder });
  const [file = ""] = await script;
  const child = fork(file, [], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: "warn",
      SIGNUP: "open",
      RATE_LIMIT_CALLER: "0",
      RATE_LIMIT_ADDRESS: "0",
    },
    execArgv: ["--enable-source-maps"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(child, "exit");
  const [address] = await Promise.race([once(child, "message"), ended.then(() => Promise.reject(new Error(said)))]);
  const base = `http://127.0.0.1:${address.port}/api/v1`;
  const ask: Web["ask"] = async (method, path, { token, body, headers = {} } = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
  };
  return {
    ask,
    said: () => said,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    end: async () => {
      child.disconnect();
      await ended;
    },
  };
}
