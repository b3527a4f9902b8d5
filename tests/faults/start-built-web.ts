import { once } from "node:events";
import { join } from "node:path";
import { afterAll } from "vitest";
import { freePort } from "../../scripts/postgres.mjs";
import { startChild } from "../../scripts/supervise.mjs";

const root = join(import.meta.dirname, "../..");
const started = new Set<ReturnType<typeof startChild>>();
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

export type BuiltWeb = Awaited<ReturnType<typeof startBuiltWeb>>;

/** The web process that production runs, Next and all, on a database; it must have been built. */
export async function startBuiltWeb(databaseUrl: string, more: Record<string, string> = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ...{ NODE_ENV: "production" as const, DATABASE_URL: databaseUrl, HOST: "127.0.0.1", PORT: String(port), APP_URL: url },
    ...{ SIGNUP: "open", LOG_LEVEL: "warn", RATE_LIMIT_CALLER: "0", RATE_LIMIT_ADDRESS: "0" },
    ...more,
  };
  const child = startChild(join(root, "dist", "web.js"), env, [], "pipe");
  started.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(child, "exit");
  await Promise.race([once(child, "message"), ended.then(() => Promise.reject(new Error(said)))]);
  /** Sends a request of the API; a new connection each, as other callers would. */
  const ask = (method: string, path: string, { token = "", body = undefined as unknown, headers = {} } = {}) =>
    fetch(path.startsWith("/") ? `${url}/api/v1${path}` : path, {
      method,
      headers: { "content-type": "application/json", connection: "close", authorization: `Bearer ${token}`, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: "manual",
    });
  return {
    url,
    ask,
    said: () => said,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    terminate: () => void child.kill("SIGTERM"),
    /** Its exit code and the signal that ended it. */
    ended: ended as Promise<[number | null, string | null]>, // safe: the arguments of "exit"
  };
}
