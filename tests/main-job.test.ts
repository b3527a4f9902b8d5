import { afterAll, beforeAll, expect, test } from "vitest";
import { spamCsv } from "./fixtures/spam-csv";
import { ownDatabase } from "./own-database";
import { type Rest, rest } from "./rest";
import { startWorker, type WorkerProcess } from "./start-worker";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

let stub: Stub;
let worker: WorkerProcess;

beforeAll(async () => {
  await ownDatabase();
  stub = await theDefaultProvider({ latencyMs: 5 });
  worker = await startWorker();
});

afterAll(async () => {
  await worker?.stop();
});

const model = { name: "stub-model", temperature: 0 };
const email = { name: "email", type: "string", required: true };
const templates = [
  "Say something about this mail:\n{{email}}",
  "Is this mail spam or ham? Answer with one word.\n\n{{email}}",
  "Is this mail spam or ham? Answer with one word.\nThe mail:\n\n{{email}}",
];

async function register(): Promise<Rest> {
  const { status, body } = await rest()("POST", "/auth/register", {
    email: "ada@example.com",
    password: "a long enough password",
    name: "Ada",
  });
  expect(status).toBe(201);
  return rest(body.accessToken);
}

test("from a prompt to a promoted winner and back, over REST", { timeout: 120_000 }, async () => {
  const call = await register();

  const prompt = await call("POST", "/prompts", { slug: "spam-filter", name: "Spam filter", tags: ["mail"] });
  expect(prompt.status).toBe(201);
  const versions = [];
  for (const text of templates) {
    const version = await call("POST", `/prompts/${prompt.body.id}/versions`, { text, variables: [email], model, publish: true });
    expect(version.status).toBe(201);
    versions.push(version.body);
  }
  expect(versions.map(({ number, state }) => [number, state])).toEqual([
    [1, "ready"],
    [2, "ready"],
    [3, "ready"],
  ]);

  const dataset = await call("POST", "/datasets", { name: "Labelled mails" });
  expect(dataset.status).toBe(201);
  const labelled = spamCsv(200).replace("label", "exact"); // the label is the text the answer must be
  const imported = await call("POST", `/datasets/${dataset.body.id}/import?format=csv`, labelled, { "content-type": "text/csv" });
  expect(imported.body).toMatchObject({ imported: 200, added: 200, changed: 0, removed: 0, revision: 1 });

  const plan = {
    datasetId: dataset.body.id,
    versionIds: versions.map(({ id }) => id),
    evaluators: [
      { type: "regex", key: "one-word", options: { pattern: "^(spam|ham)$" } },
      { type: "exact-match", options: { ignoreCase: true } },
      { type: "heuristic", options: { maxLength: 400 } },
      { type: "contains", key: "says-a-class", options: { text: "am", ignoreCase: true }, weight: 0 },
    ],
  };
  const estimate = await call("POST", "/evaluations/estimate", plan);
  expect(estimate.body).toMatchObject({ cases: 200, calls: 600, judgeCalls: 0 });
  const started = await call("POST", "/evaluations", plan);
  expect(started.body).toMatchObject({ status: "queued" });
  expect([started.status, started.headers.get("location")]).toEqual([201, `/api/v1/evaluations/${started.body.id}`]);

  const evaluation = await until("the evaluation to end", async () => {
    const { body } = await call("GET", `/evaluations/${started.body.id}`);
    return body.finishedAt && body;
  });
  expect(evaluation).toMatchObject({ status: "completed", progress: { planned: 600, completed: 600, failed: 0, running: 0 } });
  expect(stub.log.total).toBe(600);
  const [vague, , clear] = evaluation.versions;
  expect(vague).toMatchObject({ planned: 200, attempted: 200, completed: 200 });
  expect(vague.passRate).toBeLessThan(0.1); // a few mails hold both words, which the stub takes for the question
  expect(clear.passRate).toBeGreaterThan(0.5);
  expect(clear.scores["exact-match"].scored).toBe(200);

  const results = await call("GET", `/evaluations/${evaluation.id}/results?armId=${clear.armId}&passed=true&pageSize=5`);
  expect(results.body.pagination.total).toBe(clear.passed);
  expect(results.body.data[0]).toMatchObject({ status: "completed", outcome: "ok", passed: true, total: 1, error: null });
  const detail = await call("GET", `/evaluation-results/${results.body.data[0].id}`);
  expect(detail.body.messages[0].content).toContain(detail.body.case.variables.email.slice(0, 40));

  const compared = await call(
    "GET",
    `/evaluations/${evaluation.id}/compare?baseline=${versions[0].id}&candidate=${versions[2].id}`,
  );
  expect(compared.body).toMatchObject({
    verdict: "better",
    noWorse: true,
    integrity: { finished: true, pairs: 200, missing: 0 },
  });
  expect(compared.body.counts.improved - compared.body.counts.regressed).toBe(clear.passed - vague.passed);

  const review = await call("POST", `/evaluation-results/${detail.body.id}/reviews`, {
    score: 1,
    passed: true,
    comment: "Right.",
  });
  expect(review.status).toBe(201);
  expect((await call("GET", `/evaluation-results/${detail.body.id}`)).body.review).toMatchObject({ comment: "Right." });

  expect((await call("GET", "/prompts/by-slug/spam-filter/active")).status).toBe(404);
  expect((await call("POST", `/prompt-versions/${versions[1].id}/promote`, {})).status).toBe(200);
  expect((await call("POST", `/prompt-versions/${versions[2].id}/promote`, { reason: "Better on 200 mails" })).status).toBe(200);
  const served = await call("GET", "/prompts/by-slug/spam-filter/active");
  expect(served.body).toMatchObject({ number: 3, contentHash: versions[2].contentHash });
  const etag = served.headers.get("etag") ?? "";
  expect((await call("GET", "/prompts/by-slug/spam-filter/active", undefined, { "if-none-match": etag })).status).toBe(304);

  const back = await call("POST", `/prompts/${prompt.body.id}/rollback`, { reason: "Complaints" });
  expect(back.status).toBe(200);
  expect((await call("GET", "/prompts/by-slug/spam-filter/active")).body.number).toBe(2);
});
