// @ts-check
// What the container runs, bundled, as dist/serve.js: `serve` migrates and runs web and worker, `serve web`, `serve worker` and
// `serve migrate` do one of these alone. It builds nothing and brings no Postgres.
import { parseEnv } from "../lib/env.ts";
import { aborted, killWhenImpatient, migrate, serveWeb, serveWorker, stopSignal } from "./processes.mjs";
import { orRefuse, Refusal } from "./refusal.mjs";

/** @typedef {{ migrates: boolean, starts: ((env: NodeJS.ProcessEnv) => import("./processes.mjs").Served)[] }} Command */

/** @type {Record<string, Command>} */
const commands = {
  all: { migrates: true, starts: [serveWeb, serveWorker] },
  web: { migrates: false, starts: [serveWeb] },
  worker: { migrates: false, starts: [serveWorker] },
  migrate: { migrates: true, starts: [] },
};

/** @param {string[]} args */
function commandOf([name = "all", ...rest]) {
  const command = rest.length === 0 && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command;
  throw new Refusal(`there is no command “${[name, ...rest].join(" ")}”: give none (web and worker), web, worker or migrate.`);
}

/** What the processes are started with; a bad configuration is told before anything starts. */
function settings() {
  const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value)); // as in .env.example
  const env = { ...filled, NODE_ENV: /** @type {const} */ ("production"), PROMPTOPS_MODE: "production" };
  return { env, parsed: parseEnv(env) };
}

await orRefuse(async () => {
  const stop = stopSignal();
  const { migrates, starts } = commandOf(process.argv.slice(2));
  const { env, parsed } = settings();
  /** @type {import("./processes.mjs").Served[]} */
  let running = [];
  try {
    if (migrates) await migrate(env, stop);
    running = starts.map((start) => start(env));
    void killWhenImpatient(running, stop);
    await Promise.race([Promise.all(running.map(({ ready }) => ready)), aborted(stop)]);
    stop.throwIfAborted();
    if (starts.includes(serveWeb))
      console.log(`PromptOps is ready at ${parsed.APP_URL} (listening on ${parsed.HOST}:${parsed.PORT})`);
    process.send?.("ready"); // to whoever started us so, such as the tests
    if (running.length > 0) await aborted(stop);
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    await Promise.all(running.map(({ end }) => end())); // side by side: a container's grace is for all of them
  }
  process.exit(0);
});
