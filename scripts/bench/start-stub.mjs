// @ts-check
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Refusal } from "../refusal.mjs";
import { startChild } from "../supervise.mjs";

const main = fileURLToPath(new URL("../../tests/stub-provider/main.ts", import.meta.url));

/**
 * `calls`: what it was asked since the last reset, the earliest 100,000.
 * @typedef {{
 *   url: string, baseUrl: string, reset: () => Promise<void>, stop: () => Promise<void>,
 *   calls: () => Promise<import("../../tests/stub-provider/call-log.ts").CallEntry[]>,
 * }} Stub
 */

/**
 * `latency` and `jitter` in milliseconds; the share `failShare` of its calls does one of `failModes` instead of answering.
 * @typedef {{ latency?: number, jitter?: number, failShare?: number, failModes?: string[] }} StubOptions
 */

/**
 * The stub provider in a process of its own.
 * @param {StubOptions} [options]
 * @returns {Promise<Stub>}
 */
export async function startStub({ latency = 0, jitter = 0, failShare = 0, failModes = [] } = {}) {
  const args = [
    "--latency",
    `${latency}`,
    "--jitter",
    `${jitter}`,
    "--fail-share",
    `${failShare}`,
    "--fail-modes",
    `${failModes}`,
  ];
  const child = startChild(main, process.env, args, "pipe");
  if (!child.stdout) throw new Refusal("The stub provider says nothing.");
  child.stderr?.pipe(process.stderr);
  const ended = once(child, "exit");
  const [line] = await once(createInterface(child.stdout), "line");
  const { url, baseUrl } = JSON.parse(line);
  const ask = async (/** @type {string} */ path) => (await fetch(`${url}${path}`)).json();
  return {
    url,
    baseUrl,
    calls: async () => (await ask("/__log")).calls,
    reset: () => ask("/__reset"),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
