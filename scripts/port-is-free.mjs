// @ts-check
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.mjs";

/**
 * Refuses when something listens there already. Waits a moment first: a killed launcher's web process may be ending.
 * @param {{ HOST: string, PORT: number }} settings
 */
export async function portIsFree({ HOST, PORT }) {
  for (let tries = 0; ; tries++) {
    const code = await listenOnce(HOST, PORT);
    if (code === null) return;
    if (code === "EACCES") throw new Refusal(`Port ${PORT} wants more rights than this user has: choose another with PORT.`);
    if (code !== "EADDRINUSE") throw new Refusal(`Cannot listen on ${HOST} (${code}): HOST wants an address of this machine.`);
    if (tries === 15)
      throw new Refusal(`Port ${PORT} on ${HOST} is taken: choose another with PORT, for instance PORT=${PORT + 1} npm start.`);
    await sleep(200);
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | null>} the error's code, or null
 */
async function listenOnce(host, port) {
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error);
  }
  server.close();
  await once(server, "close");
  return null;
}
