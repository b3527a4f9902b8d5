import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { build } from "../../scripts/build.mjs";
import { aPerson } from "../api";
import { until } from "../until";
import { aWorld } from "./a-world";
import { expectWhole } from "./expect-whole";
import { type BuiltWeb, startBuiltWeb } from "./start-built-web";

const items = 240;
type World = Awaited<ReturnType<typeof aWorld>>;

beforeAll(() => build(), 900_000); // nothing to do under `npm test`

/** How many connections a database has, by the name each gives itself; pg-boss adds an id of its process. */
async function connections({ db }: World): Promise<Record<string, number>> {
  const rows = await db.execute<{ name: string; n: number }>(sql`
    select split_part(application_name, ':', 1) as name, count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name <> 'the test' group by 1`);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** An account, and what an evaluation of so many cases wants. */
async function aPlan(web: BuiltWeb, cases: number) {
  const post = async (path: string, body: unknown, token = "") => {
    const answer = await web.ask("POST", path, { token, body });
    expect([path, answer.ok]).toEqual([path, true]);
    return answer.json();
  };
  const { accessToken: token } = await post("/auth/register", aPerson());
  const prompt = await post("/prompts", { slug: "echo", name: "Echo" }, token);
  const draft = { text: "echo {{n}}", variables: [{ name: "n", type: "string" }], model: { name: "stub-model" }, publish: true };
  const version = await post(`/prompts/${prompt.id}/versions`, draft, token);
  const dataset = await post("/datasets", { name: "Numbers" }, token);
  const numbered = Array.from({ length: cases }, (_, n) => ({
    variables: { n: String(n) },
    expectations: { exact: `echo ${n}` },
  }));
  await post(`/datasets/${dataset.id}/cases`, numbered, token);
  const plan = { datasetId: dataset.id, versionIds: [version.id], evaluators: [{ type: "exact-match" }], concurrency: 12 };
  return { token, plan };
}

/** Reads an evaluation's stream to its end; answers the last event. */
async function lastEvent(web: BuiltWeb, token: string, id: string): Promise<{ event: string; data: string }> {
  const stream = await web.ask("GET", `/evaluations/${id}/events`, { token });
  const events = (await stream.text()).split("\n\n").filter((event) => event.includes("event: "));
  const [, event = "", data = ""] = /event: (\w+)[\s\S]*?data: (.*)/.exec(events.at(-1) ?? "") ?? [];
  return { event, data };
}

/**
 * Asks as a balancer would that has just lost one of its webs: what could not be sent, or was cut off before an answer, goes to the other
 * one with the same key. What is answered is never sent again.
 */
async function askEither(webs: BuiltWeb[], method: string, path: string, token: string, body?: unknown) {
  const key = crypto.randomUUID();
  const headers = method === "POST" ? { "idempotency-key": key } : {};
  for (const web of webs) {
    const answer = await web.ask(method, path, { token, body, headers }).catch(() => null);
    if (answer) return { status: answer.status, body: await answer.json() };
  }
  throw new Error(`no web took ${method} ${path}`);
}

test("two webs and three workers share one Postgres: one evaluation, each item once, and nothing is lost as one of each is stopped under load", {
  timeout: 180_000,
}, async () => {
  const world = await aWorld({ latencyMs: 100 });
  const provider = { OPENAI_BASE_URL: world.stub.baseUrl, OPENAI_API_KEY: "sk-of-the-stub" };
  const [a, b] = await Promise.all([startBuiltWeb(world.databaseUrl, provider), startBuiltWeb(world.databaseUrl, provider)]);
  const workers = await Promise.all([world.worker(), world.worker(), world.worker()]);
  const { token, plan } = await aPlan(a, items);

  const { id } = await (await b.ask("POST", "/evaluations", { token, body: plan })).json();
  const watched = lastEvent(a, token, id); // on a, what was started on b
  const answers: ReturnType<typeof askEither>[] = [];
  let isOver = false;
  const load = (async () => {
    for (let n = 0; !isOver; n++) {
      const either = n % 2 === 0 ? [b, a] : [a, b];
      answers.push(askEither(either, "POST", "/prompts", token, { slug: `made-${n}`, name: "Made" }));
      answers.push(askEither(either, "GET", `/evaluations/${id}`, token));
      await delay(25);
    }
  })();

  await world.whenDone(id, items / 4);
  b.terminate();
  const stopped = workers[0]?.stop();
  expect([await b.ended, await stopped]).toEqual([[0, null], 0]);
  await world.whenEnded(id);
  isOver = true;
  await load;

  const facts = await expectWhole(world.db, id, { items });
  expect([facts.called, world.stub.log.total]).toEqual([items, items]); // an asked end costs no second call
  const [shared] = await world.db.execute<{ workers: number }>(sql`
    select count(distinct claimed_by)::int as workers from evaluation_results where evaluation_id = ${id}`);
  expect(shared?.workers).toBeGreaterThanOrEqual(3);
  expect(await watched).toMatchObject({ event: "done", data: expect.stringContaining(`"completed":${items}`) });

  const all = await Promise.all(answers);
  expect(all.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
  const slugs = await world.db.execute<{ slug: string }>(sql`select slug from prompts where slug like 'made-%'`);
  expect(slugs).toHaveLength(all.length / 2);
  for (const { body } of all) {
    if (body.slug) expect(slugs.some(({ slug }) => slug === body.slug)).toBe(true);
  }
  a.terminate();
  expect([await a.ended, ...(await Promise.all(workers.slice(1).map((worker) => worker.stop())))]).toEqual([[0, null], 0, 0]);
});

test("each process has the connections that docs/deploying.md counts, within DATABASE_POOL_MAX", {
  timeout: 120_000,
}, async () => {
  const world = await aWorld({ latencyMs: 20 });
  const provider = { OPENAI_BASE_URL: world.stub.baseUrl, OPENAI_API_KEY: "sk-of-the-stub", DATABASE_POOL_MAX: "5" };
  const web = await startBuiltWeb(world.databaseUrl, provider);
  const { token, plan } = await aPlan(web, 60);
  const evaluations = await Promise.all(
    Array.from({ length: 5 }, async () => (await web.ask("POST", "/evaluations", { token, body: plan })).json()),
  );
  const stream = await web.ask("GET", `/evaluations/${evaluations[0].id}/events`, { token });
  await Promise.all(Array.from({ length: 60 }, () => web.ask("GET", "/prompts", { token })));
  expect(await connections(world)).toEqual({
    promptops: 5,
    "promptops-presence": 1,
    "promptops-live": 1,
    pgboss: expect.toBeOneOf([1, 2]),
  });
  await stream.body?.cancel();
  web.terminate();
  await web.ended;
  await until("its connections to be gone", async () => Object.keys(await connections(world)).length === 0);

  const worker = await world.worker(provider);
  const most: Record<string, number> = {};
  await until("the evaluations to end", async () => {
    for (const [name, n] of Object.entries(await connections(world))) most[name] = Math.max(n, most[name] ?? 0);
    const open = await world.db.execute(sql`select 1 from evaluations where finished_at is null`);
    return open.length === 0;
  });
  expect(most).toMatchObject({ promptops: 5, "promptops-presence": 1, "promptops-live": 1 });
  expect(most.pgboss).toBeLessThanOrEqual(5 + 1 + 2); // its pool, its listener, the sending end
  await worker.stop();
  await until("its connections to be gone", async () => Object.keys(await connections(world)).length === 0);
});
