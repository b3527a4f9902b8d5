import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { migrateDatabase } from "@/lib/migrate-database";
import { build } from "../../scripts/build.mjs";
import { aPerson } from "../api";
import { ownPostgres } from "../own-postgres";
import { until } from "../until";
import { type BuiltWeb, startBuiltWeb } from "./start-built-web";

let server: Awaited<ReturnType<typeof ownPostgres>>;
let sql: postgres.Sql;
let web: BuiltWeb;
let token: string;

beforeAll(async () => {
  await build(); // nothing to do under `npm test`
  server = await ownPostgres();
  await migrateDatabase(server.url);
  sql = postgres(server.url, { max: 2, onnotice: () => {}, connection: { application_name: "the test" } });
}, 900_000);
afterAll(async () => {
  await sql?.end({ timeout: 1 });
  await server?.remove();
});

beforeEach(async () => {
  web = await startBuiltWeb(server.url);
  token = (await send("POST", "/auth/register", aPerson())).accessToken;
});
afterEach(async () => {
  web.terminate();
  await web.ended;
});

const send = async (method: string, path: string, body?: unknown) => {
  const answer = await web.ask(method, path, { token, body });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return answer.json();
};

let slugs = 0;
const aSlug = () => `prompt-${++slugs}`;

/** An evaluation that stays queued: there is no worker. It makes the process open its end of the queue as well. */
async function aQueuedEvaluation() {
  const prompt = await send("POST", "/prompts", { slug: aSlug(), name: "Prompt" });
  const version = {
    text: "echo {{n}}",
    variables: [{ name: "n", type: "string" }],
    model: { name: "sandbox/echo" },
    publish: true,
  };
  const { id } = await send("POST", `/prompts/${prompt.id}/versions`, version);
  const dataset = await send("POST", "/datasets", { name: aSlug() });
  await send("POST", `/datasets/${dataset.id}/cases`, [{ variables: { n: "1" }, expectations: { exact: "echo 1" } }]);
  const plan = { datasetId: dataset.id, versionIds: [id], evaluators: [{ type: "exact-match" }] };
  return { plan, evaluation: await send("POST", "/evaluations", plan) };
}

/** One round of what people and programs ask for: reads, a write, a page, whether it is ready. */
async function askRound(): Promise<{ path: string; status: number; type: string; text: string }[]> {
  const asked = [
    ["GET", "/prompts"],
    ["POST", "/prompts", { slug: aSlug(), name: "Prompt" }],
    ["GET", "/ready"],
    ["GET", `${web.url}/sign-in`],
  ] as const;
  const answers = asked.map(async ([method, path, body]) => {
    const answer = await web.ask(method, path, { token, body });
    return { path, status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
  });
  return Promise.all(answers);
}

const isReady = async () => (await web.ask("GET", "/ready")).status === 200;

test("R5: Postgres restarted: every answer is the right one or a 503 that says so, and the same process goes on", {
  timeout: 180_000,
}, async () => {
  await aQueuedEvaluation();
  await until("it to be ready", isReady);
  const rounds: ReturnType<typeof askRound>[] = [];
  let [answered, isOver] = [0, false];
  const asking = (async () => {
    while (!isOver) {
      rounds.push(askRound().finally(() => answered++));
      await delay(100);
    }
  })();
  await until("some rounds", async () => answered > 3);
  await server.crash();
  await delay(3_000);
  await server.start();
  await until("it to be ready again", isReady);
  const before = rounds.length;
  await until("some more rounds", async () => answered > before + 5);
  isOver = true;
  await asking;

  const answers = (await Promise.all(rounds)).flat();
  for (const { path, status, type, text } of answers) {
    if (status === 503 && path.startsWith("/")) {
      expect([path, type, JSON.parse(text).code]).toEqual([path, "application/problem+json", "unavailable"]);
    } else if (status !== 503) expect([path, [200, 201].includes(status), text]).toEqual([path, true, text]);
    expect(text).not.toMatch(/\bat .+\.(js|ts|mjs):\d+|ECONN|postgres/i);
  }
  for (const path of ["/prompts", "/ready"]) {
    const turns = answers.filter((answer) => answer.path === path).map(({ status }) => status);
    expect([path, turns.includes(503)]).toEqual([path, true]);
    for (const status of [turns[0], ...turns.slice(-3)]) expect([path, [200, 201].includes(status ?? 0)]).toEqual([path, true]);
  }
  expect(web.isRunning()).toBe(true);
  expect(web.said()).not.toMatch(/unhandled|uncaught/i);
  await aQueuedEvaluation(); // the queue's sending end is back as well
});

test("R4: every connection ended under the web process: it goes on", { timeout: 120_000 }, async () => {
  const { evaluation } = await aQueuedEvaluation();
  const stream = await web.ask("GET", `/evaluations/${evaluation.id}/events`, { token }); // which listens
  for (let time = 0; time < 3; time++) {
    const ended = await sql`
      select application_name, pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name <> 'the test' and backend_type = 'client backend'`;
    expect(ended.length).toBeGreaterThan(time === 0 ? 2 : 0);
    await until("a right answer", async () => (await web.ask("GET", "/prompts", { token })).status === 200);
  }
  await aQueuedEvaluation();
  expect(web.isRunning()).toBe(true);
  expect(web.said()).not.toMatch(/unhandled|uncaught/i);
  await stream.body?.cancel();
});

test("R11: SIGTERM: a slow POST is finished, a stream is ended, nobody new is let in, and it ends with 0", {
  timeout: 120_000,
}, async () => {
  const { evaluation } = await aQueuedEvaluation();
  const stream = await web.ask("GET", `/evaluations/${evaluation.id}/events`, { token });
  const reader = stream.body?.getReader() ?? expect.unreachable();
  const heard = async (said = ""): Promise<void> => {
    if (!said.includes("progress")) await heard(said + new TextDecoder().decode((await reader.read()).value));
  };
  await heard();

  const slug = aSlug();
  let posted = Promise.resolve(new Response());
  await sql.begin(async (held) => {
    await held`lock table prompts in share row exclusive mode`;
    posted = web.ask("POST", "/prompts", { token, body: { slug, name: "Slow" } });
    await until("the POST to wait", async () => {
      const waiting = await sql`select 1 from pg_locks where not granted and relation = 'prompts'::regclass`;
      return waiting.length > 0;
    });
    web.terminate();
    const ending = async (): Promise<void> => ((await reader.read()).done ? undefined : ending());
    await ending().catch(() => undefined); // cut off or closed: it is at its end
    await until("new connections to be refused", () =>
      fetch(`${web.url}/api/v1/live`, { headers: { connection: "close" } }).then(
        () => false,
        () => true,
      ),
    );
  });
  const answer = await posted;
  expect([answer.status, (await answer.json()).slug]).toEqual([201, slug]);
  expect(await web.ended).toEqual([0, null]);
  expect(await sql`select slug from prompts where slug = ${slug}`).toHaveLength(1);
});
