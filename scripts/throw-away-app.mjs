// @ts-check
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ensureDatabase, freePort } from "./postgres.mjs";
import { Refusal } from "./refusal.mjs";
import { startChild } from "./supervise.mjs";

const start = fileURLToPath(new URL("start.mjs", import.meta.url));

/**
 * Starts the built application, as `npm start` does, on a new database of the server at `adminUrl`.
 * @param {string} adminUrl
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void> }>}
 */
export async function startThrowAwayApp(adminUrl) {
  const name = `e2e_${randomBytes(4).toString("hex")}`;
  const databaseUrl = await ensureDatabase(adminUrl, { role: name, password: randomBytes(12).toString("hex"), database: name });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const secret = () => randomBytes(32).toString("base64");
  return startApp(url, {
    ...process.env,
    ...{ DATABASE_URL: databaseUrl, PORT: String(port), HOST: "127.0.0.1", APP_URL: url },
    ...{ AUTH_SECRET: secret(), ENCRYPTION_KEY: secret(), SIGNUP: "open" },
  });
}

/**
 * Starts the application; resolves once it answers at `url`.
 * @param {string} url
 * @param {NodeJS.ProcessEnv} env
 */
export async function startApp(url, env) {
  const app = startChild(start, env);
  const ended = once(app, "exit");
  const isReady = await Promise.race([once(app, "message").then(() => true), ended.then(() => false)]);
  if (!isReady) throw new Refusal("the application did not start; what it said stands above.");
  const stop = async () => {
    app.kill("SIGTERM");
    await ended;
  };
  return { url, pid: app.pid ?? 0, stop };
}
