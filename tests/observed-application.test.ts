import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../scripts/build.mjs";
import { freePort } from "../scripts/postgres.mjs";
import { aPerson } from "./api";
import { startBuiltWeb } from "./faults/start-built-web";
import { ownDatabase } from "./own-database";
import { startWorker } from "./start-worker";
import { startCollector } from "./stub-collector";
import { until } from "./until";

const secret = `poi_${randomUUID()}`;
const person = { ...aPerson(), password: `phrase ${randomUUID()}` };
const words = `tell me of ${randomUUID()}`;
let seen: Awaited<ReturnType<typeof anEvening>>;
let collector: Awaited<ReturnType<typeof startCollector>>;

beforeAll(async () => {
  await build(); // nothing to do under `npm test`
  collector = await startCollector();
  seen = await anEvening();
}, 900_000);
afterAll(() => collector?.close());

/** A web and a worker process that are watched in every way: an evaluation, a page that breaks, both asked to stop. */
async function anEvening() {
  const databaseUrl = await ownDatabase();
  const [webPort, workerPort] = [await freePort(), await freePort()];
  const watched = {
    ...{
      PROMPTOPS_MODE: "production",
      LOG_LEVEL: "info",
      METRICS_PORT: String(webPort),
      WORKER_METRICS_PORT: String(workerPort),
    },
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, TRUSTED_PROXIES: "127.0.0.1" },
  };
  const web = await startBuiltWeb(databaseUrl, watched);
  const worker = await startWorker({ ...watched, APP_URL: web.url });
  let token = "";
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await web.ask(method, path, { token, body });
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
    return answer.json();
  };
  const registered = await send("POST", "/auth/register", person);
  token = registered.accessToken;
  const prompt = await send("POST", "/prompts", { slug: "watched-prompt", name: "Prompt" });
  const content = { text: `${words} {{n}}`, variables: [{ name: "n", type: "string" }], model: { name: "sandbox/echo" } };
  const version = await send("POST", `/prompts/${prompt.id}/versions`, { ...content, publish: true });
  const dataset = await send("POST", "/datasets", { name: "Cases" });
  const cases = ["1", "2", "3"].map((n) => ({ variables: { n }, expectations: { exact: n } }));
  await send("POST", `/datasets/${dataset.id}/cases`, cases);
  const plan = { datasetId: dataset.id, versionIds: [version.id], evaluators: [{ type: "exact-match" }] };
  const evaluation = await send("POST", "/evaluations", plan);
  await until("the evaluation", async () => (await send("GET", `/evaluations/${evaluation.id}`)).finishedAt !== null);
  const refused = await web.ask("GET", "/prompts/none", { token, headers: { "x-request-id": "given-by-the-proxy" } });

  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`alter table invitations rename to elsewhere`;
  const broken = await web.ask("GET", `${web.url}/invite/${secret}`);
  await sql.end();
  const brokenPage = await broken.text();

  const figures = async (port: number) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const metrics = { web: await figures(webPort), worker: await figures(workerPort) };
  const public404 = (await web.ask("GET", `${web.url}/metrics`)).status;
  web.terminate();
  expect([await worker.stop(), (await web.ended)[0]]).toEqual([0, 0]);
  const lines = `${web.said()}\n${worker.said()}`.split("\n").filter((line) => line.startsWith("{"));
  return {
    said: `${web.said()}\n${worker.said()}`,
    lines: lines.map((line) => JSON.parse(line)),
    metrics,
    ids: { workspace: registered.workspace.id, user: registered.user.id, prompt: prompt.id, evaluation: evaluation.id },
    slug: registered.workspace.slug,
    refused: { id: refused.headers.get("x-request-id"), body: await refused.json() },
    broken: { status: broken.status, id: broken.headers.get("x-request-id") ?? "", page: brokenPage },
    public404,
  };
}

describe("the log", () => {
  test("has one line a request: who, where, what pattern, how it ended; and the answer names the same id", () => {
    const { refused, ids, lines } = seen;
    expect([refused.id, refused.body.requestId]).toEqual(["given-by-the-proxy", "given-by-the-proxy"]);
    expect(lines.filter(({ requestId }) => requestId === refused.id)).toEqual([
      expect.objectContaining({
        ...{ msg: "request", method: "GET", route: "/api/v1/prompts/[id]", status: 404, durationMs: expect.any(Number) },
        ...{ workspaceId: ids.workspace, userId: ids.user, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) },
      }),
    ]);
  });

  test("has a line a job, with what it was about", () => {
    const { ids, lines } = seen;
    const jobs = lines.filter(({ msg, evaluationId }) => msg === "job" && evaluationId === ids.evaluation);
    expect(jobs.map(({ queue }) => queue).sort()).toEqual(["evaluation.plan", "evaluation.run"]);
    for (const job of jobs)
      expect(job).toMatchObject({
        jobId: expect.any(String),
        workspaceId: ids.workspace,
        outcome: "completed",
        durationMs: expect.any(Number),
      });
  });

  test("has what broke a page once, with its stack, under the id that the page and its head show", () => {
    const { broken, lines } = seen;
    expect(broken.status).toBe(500);
    expect(broken.id).toMatch(/^req_/);
    expect(broken.page).toContain(`\\"digest\\":\\"${broken.id}\\"`);
    const errors = lines.filter(({ level }) => level >= 50);
    expect(errors).toEqual([expect.objectContaining({ requestId: broken.id, route: "/invite/[token]" })]);
    expect(errors[0].err).toMatchObject({ message: "a statement failed", stack: expect.stringContaining("at ") });
  });

  test("is lines of JSON and holds no secret, no address of a link and nothing that was said to a model", () => {
    expect(seen.said.split("\n").filter((line) => line !== "" && !line.startsWith("{"))).toEqual([]);
    for (const hidden of [secret, person.password, person.email, words]) expect(seen.said.includes(hidden)).toBe(false);
  });
});

describe("the figures", () => {
  test("of the web process count its requests by pattern and are not among its pages", () => {
    const { web } = seen.metrics;
    expect(web).toContain('promptops_http_requests_total{method="POST",route="/api/v1/evaluations",status="201"} 1\n');
    expect(web).toContain('promptops_http_requests_total{method="GET",route="/invite/[token]",status="500"} 1\n');
    expect(web).toMatch(
      /promptops_http_request_duration_seconds_bucket\{le="\+Inf",method="POST",route="\/api\/v1\/evaluations"\} 1\n/,
    );
    expect(web).toContain('promptops_unexpected_errors_total{route="/invite/[token]"} 1\n');
    expect(web).toMatch(/\nnodejs_eventloop_lag_p99_seconds [\d.]+\n/);
    expect(web).toMatch(/\npromptops_database_pool_max [1-9]\d*\n/);
    expect(seen.public404).toBe(404);
  });

  test("of the worker count jobs, calls and tokens, and show what all share", () => {
    const { worker } = seen.metrics;
    expect(worker).toContain('promptops_jobs_total{queue="evaluation.run",outcome="completed"} 1\n');
    expect(worker).toContain('promptops_provider_calls_total{provider="sandbox",operation="chat",outcome="ok"} 3\n');
    expect(worker).toMatch(/promptops_provider_tokens_total\{provider="sandbox",direction="input"\} [1-9]/);
    expect(worker).toContain('promptops_queue_jobs{queue="evaluation.run",state="waiting"} 0\n');
    expect(worker).toContain('promptops_queue_oldest_seconds{queue="evaluation.run"} 0\n');
    for (const line of ["promptops_workers_live 1", "promptops_database_up 1"]) expect(worker).toContain(`\n${line}\n`);
  });

  test("name nobody and nothing of a workspace", () => {
    for (const text of Object.values(seen.metrics))
      for (const hidden of [...Object.values(seen.ids), seen.slug, "watched-prompt", "sandbox/echo", person.email, secret])
        expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
  });
});

describe("the trace", () => {
  const named = (name: string) => collector.spans().filter((span) => span.name === name);

  test("of a request goes on through its jobs to the calls of the provider", () => {
    const [asked, ...others] = named("POST /api/v1/evaluations");
    expect(others).toEqual([]);
    const mine = collector.spans().filter(({ traceId }) => traceId === asked?.traceId);
    const names = new Map(mine.map(({ spanId, name }) => [spanId, name]));
    const above = (name: string) =>
      mine.filter((one) => one.name === name).map(({ parentSpanId = "" }) => names.get(parentSpanId));
    expect(above("process evaluation.plan")).toEqual(["send evaluation.plan"]);
    expect(above("process evaluation.run")).toEqual(["send evaluation.run"]);
    expect(above("verb evaluations:write").length).toBeGreaterThan(0);
    const calls = mine.filter(({ name }) => name === "chat sandbox/echo");
    expect(calls).toHaveLength(3);
    const attributes = calls.map((call) =>
      Object.fromEntries(call.attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    );
    expect(attributes[0]).toMatchObject({ "gen_ai.operation.name": "chat", "gen_ai.request.model": "sandbox/echo" });
    expect(Number(attributes[0]?.["gen_ai.usage.input_tokens"])).toBeGreaterThan(0);
  });

  test("holds no address of a link, no statement, and nothing that was said to a model", () => {
    expect(named("GET /invite/[token]")).toHaveLength(1);
    for (const hidden of [secret, person.password, person.email, words, "select ", "http.target"])
      expect([hidden, collector.text().includes(hidden)]).toEqual([hidden, false]);
  });
});
