import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { exampleServer } from "@/lib/webhooks/example-server";
import { signWebhook } from "@/lib/webhooks/sign-webhook";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, runHere } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";
import { aWebhookServer } from "./webhook-server";

let ctx: Context;
beforeAll(() => theDefaultProvider());
beforeEach(async () => {
  ctx = await aWorkspace();
});

async function aServer(...args: Parameters<typeof aWebhookServer>) {
  const server = await aWebhookServer(...args);
  onTestFinished(async () => void (await server.close()));
  return server;
}
const webhook = (url: string, more: object = {}) => ({ type: "webhook", options: { url, ...more } });
const started = (cases: number, ...evaluators: unknown[]) => aStartedEvaluation(ctx, { cases, concurrency: 20, evaluators });
const ofAll = (samples: unknown[], score: unknown) => ({ body: { scores: samples.map(() => score) } });

test("samples go together, signed, and each gets its own score", async () => {
  const { secret } = await createWebhookSecret(ctx, { keepPrevious: true });
  const numberOf = (sample: Record<string, unknown>) => Number((sample.input as { n: string }).n); // safe: as the cases say
  const server = await aServer(({ samples }) => ({
    body: { scores: samples.map((one) => ({ score: numberOf(one) / 100, reason: `n is ${numberOf(one)}`, passed: true })) },
  }));
  const { id } = await started(100, webhook(server.url));
  const { results } = await finishedHere(ctx, id);

  expect(results.map(({ scores }) => scores[0]?.score)).toEqual(Array.from({ length: 100 }, (_, n) => n / 100));
  expect(results[7]?.scores[0]).toMatchObject({ reason: "n is 7", passed: true });
  expect(server.got.length).toBeLessThan(60);
  expect(Math.max(...server.got.map(({ samples }) => samples.length))).toBeLessThanOrEqual(50);
  for (const { headers, body } of server.got) {
    const [id, time] = [String(headers["webhook-id"]), Number(headers["webhook-timestamp"])];
    expect(headers).toMatchObject(signWebhook({ id, timestamp: time, body }, [secret]));
    expect(JSON.parse(body).id).toBe(id);
  }
  expect(server.got[0]?.samples[0]).toMatchObject({
    output: { text: expect.stringMatching(/^echo/) },
    expected: { exact: expect.any(String) },
    case: { id: expect.any(String), tags: [] },
    messages: [{ role: "user" }],
  });
});

test("one bad part of an answer fails one item, in words", async () => {
  await createWebhookSecret(ctx, { keepPrevious: true });
  const said: unknown[] = [
    { score: 1 },
    { score: 2 },
    { skipped: "Not mine." },
    { error: "no such order" },
    null,
    { score: 0.4 },
  ];
  const server = await aServer(({ samples }) => ({
    body: { scores: samples.map((one) => said[Number((one.input as { n: string }).n)]) }, // safe: as the cases say
  }));
  const { id } = await started(6, webhook(server.url));
  const { results } = await finishedHere(ctx, id);
  expect(results.map(({ status }) => status)).toEqual(["completed", "failed", "completed", "failed", "failed", "completed"]);
  expect(results[1]?.error?.message).toContain("for this sample is not { score");
  expect(results[2]?.scores[0]).toMatchObject({ skipped: "Not mine.", score: null });
  expect(results[3]?.error?.message).toContain("The webhook could not score it: no such order");
  expect(results[5]?.scores[0]).toMatchObject({ score: 0.4, passed: false });
});

test.each([
  ["429 with a wait", { status: 429, headers: { "retry-after": "0" } }],
  ["500", { status: 500 }],
])("%s is asked again under the same id with a fresh signature", async (_name, refusal) => {
  await createWebhookSecret(ctx, { keepPrevious: true });
  const server = await aServer(({ samples }, nth) => (nth < 2 ? refusal : ofAll(samples, { score: 1 })));
  const { id } = await started(1, webhook(server.url));
  const { results } = await finishedHere(ctx, id);
  expect(results[0]?.scores[0]).toMatchObject({ score: 1 });
  expect(server.got).toHaveLength(3);
  expect(new Set(server.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test.each([
  ["a status that stays", () => ({ status: 503 }), "The webhook answered with status 503. It was asked 4 times."],
  ["a refusal", () => ({ status: 401 }), "The webhook answered with status 401."],
  ["a redirect", () => ({ status: 307, headers: { location: "http://169.254.169.254/" } }), "never followed"],
  ["no JSON", () => ({ body: "<html>" }), "The webhook's answer is not JSON."],
  ["another shape", () => ({ body: { score: 1 } }), "has to answer { scores: [ … ] }"],
  ["a missing score", () => ({ body: { scores: [] } }), "answered 0 scores for 1 sample."],
  ["an answer without end", () => ({ body: "x".repeat(5_000_000) }), "larger than 4 MiB"],
])("%s is an error of the item that says so", async (_name, answer, message) => {
  await createWebhookSecret(ctx, { keepPrevious: true });
  const server = await aServer(answer);
  const { id } = await started(1, webhook(server.url), { type: "exact-match" });
  const { results } = await finishedHere(ctx, id);
  expect(results[0]).toMatchObject({ status: "failed", error: { stage: "evaluator" }, output: { text: "echo 0" } });
  expect(results[0]?.error?.message).toContain(message);
});

test("an address that the operator allows no more is refused when it is called, whatever it was before", async () => {
  await createWebhookSecret(ctx, { keepPrevious: true });
  const server = await aServer(({ samples }) => ofAll(samples, { score: 1 }));
  const { id } = await started(1, webhook(server.url));
  const allowed = env().PROVIDER_ALLOWED_HOSTS.splice(0);
  const { results } = await finishedHere(ctx, id).finally(() => env().PROVIDER_ALLOWED_HOSTS.push(...allowed));
  expect(results[0]?.error?.message).toContain("The webhook's address cannot be called");
  expect(server.got).toEqual([]);
});

test.each([
  ["http://scores.example.com/", "only https addresses"],
  ["https://127.0.0.1/", "not an address of the public internet"],
  ["https://[::ffff:10.0.0.1]/", "not an address of the public internet"],
  ["https://169.254.169.254/latest", "not an address of the public internet"],
  ["https://db.internal/", "a name of a private network"],
  ["https://user:pass@scores.example.com/", "user name or password"],
  ["https://scores.example.com:5432/", "port 5432"],
  ["nonsense", "it is not a URL"],
])("%s is refused before anything is stored", async (url, message) => {
  await createWebhookSecret(ctx, { keepPrevious: true });
  await expect(started(1, webhook(url))).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining(message),
  });
});

test("without a secret the evaluation is refused, and says what to do", async () => {
  await expect(started(1, webhook("https://scores.example.com/a?b=1"))).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("an admin makes one under Settings, Webhooks"),
  });
  await createWebhookSecret(ctx, { keepPrevious: true });
  expect(await started(1, webhook("https://scores.example.com/a?b=1"))).toMatchObject({ status: "queued" });
});

test("cancelling breaks its posts off", async () => {
  await createWebhookSecret(ctx, { keepPrevious: true });
  const server = await aServer(() => "hang");
  const { id } = await started(3, webhook(server.url));
  await planEvaluation(ctx, { id });
  const lane = runHere(ctx, id);
  await until("the webhook to be asked", async () => server.inFlight() > 0);
  await cancelEvaluation(ctx, { id });
  await lane;
  await until("the server to see it", async () => server.inFlight() === 0);
});

test("the server of the documentation verifies, scores and turns away who signs otherwise", async () => {
  const folder = await mkdtemp(join(tmpdir(), "promptops-test-"));
  const file = join(folder, "webhook-server.mjs");
  await writeFile(file, exampleServer);
  const { secret } = await createWebhookSecret(ctx, { keepPrevious: true });
  const place = await aServer(() => ({}));
  const { port } = new URL(place.url);
  await place.close(); // its port is free now, and allowed
  const child = spawn(process.execPath, [file], {
    env: { NODE_ENV: "test", WEBHOOK_SECRET: secret, PORT: port },
    stdio: "ignore",
  });
  onTestFinished(async () => {
    child.kill();
    await once(child, "exit");
  });
  await until("it to listen", () =>
    fetch(place.url)
      .then(() => true)
      .catch(() => false),
  );

  const expectations = { reference: "echo" };
  const cases = [{ variables: { n: "1" }, expectations }, { variables: { n: "2" } }];
  const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 2, evaluators: [webhook(place.url)] });
  const { results } = await finishedHere(ctx, id);
  expect(results.map(({ scores }) => scores[0])).toMatchObject([
    { score: 1, reason: "The reference is in it." },
    { skipped: "The case has no reference." },
  ]);

  const body = JSON.stringify({ id: "msg_1", samples: [] });
  const now = Math.floor(Date.now() / 1_000);
  const statusOf = async (headers: Record<string, string>) => (await fetch(place.url, { method: "POST", body, headers })).status;
  const signed = (timestamp: number, secrets = [secret]) => signWebhook({ id: "msg_1", timestamp, body }, secrets);
  expect(await statusOf(signed(now, ["whsec_AAAA", secret]))).toBe(200);
  expect(await statusOf(signed(now, ["whsec_AAAA"]))).toBe(401);
  expect(await statusOf(signed(now - 3_600))).toBe(401);
  expect(await statusOf({ ...signed(now), "webhook-signature": `v1,${"é".repeat(44)}` })).toBe(401);
  expect(await statusOf({})).toBe(401);
});
