// @ts-check
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ensureDatabase, freePort } from "./postgres.mjs";
import { Refusal } from "./refusal.mjs";
import { startChild } from "./supervise.mjs";

const start = fileURLToPath(new URL("start.mjs", import.meta.url));

/**
 * An application that runs: `log` is all it has said, `known` the secrets it was given, by what they are.
 * @typedef {{ url: string, pid: number, databaseUrl: string, known: Record<string, string>, log: () => string, stop: () => Promise<void> }} App
 */

/**
 * Starts the built application, as `npm start` does, on a new database of the server at `adminUrl`. It may call whoever listens on the
 * port `reached` of this machine.
 * @param {string} adminUrl
 * @param {{ reached?: number }} [options]
 * @returns {Promise<App>}
 */
export async function startThrowAwayApp(adminUrl, { reached } = {}) {
  const name = `e2e_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  const databaseUrl = await ensureDatabase(adminUrl, { role: name, password, database: name });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const [AUTH_SECRET, ENCRYPTION_KEY] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
  const app = await startApp(url, {
    ...process.env,
    ...{ DATABASE_URL: databaseUrl, PORT: String(port), HOST: "127.0.0.1", APP_URL: url },
    ...{ AUTH_SECRET, ENCRYPTION_KEY, SIGNUP: "open" },
    // port 9, where nothing listens: what tests set up as a provider reaches nobody
    PROVIDER_ALLOWED_HOSTS:
      process.env.PROVIDER_ALLOWED_HOSTS ??
      [9, reached ?? []]
        .flat()
        .map((at) => `127.0.0.1:${at}`)
        .join(),
    // a test may be many callers at many addresses, and faster than any of them
    ...{ TRUSTED_PROXIES: "127.0.0.0/8,::1", RATE_LIMIT_CALLER: "1000000" },
  });
  return { ...app, databaseUrl, known: { AUTH_SECRET, ENCRYPTION_KEY, "the database's password": password } };
}

/**
 * Starts the application; resolves once it answers at `url`.
 * @param {string} url
 * @param {NodeJS.ProcessEnv} env
 */
export async function startApp(url, env) {
  const app = startChild(start, env, [], "pipe");
  let said = "";
  for (const stream of [app.stdout, app.stderr])
    stream?.setEncoding("utf8").on("data", (text) => {
      said += text;
      process.stdout.write(text);
    });
  const ended = once(app, "exit");
  const isReady = await Promise.race([once(app, "message").then(() => true), ended.then(() => false)]);
  if (!isReady) throw new Refusal("the application did not start; what it said stands above.");
  const stop = async () => {
    app.kill("SIGTERM");
    await ended;
  };
  return { url, pid: app.pid ?? 0, log: () => said, stop };
}
