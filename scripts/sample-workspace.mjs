// @ts-check
import { randomUUID } from "node:crypto";
import { signInOverRest, whenEvaluated } from "./rest-client.mjs";

const questions = [
  ["I want my money back for these shoes.", "refund"],
  ["Where is my parcel? It should be here by now.", "delivery"],
  ["I forgot my password and cannot sign in.", "account"],
];
const labels = ["refund: wants money back", "delivery: asks where a parcel is", "account: cannot sign in"];

/**
 * A new account with one of each thing a page shows.
 * @param {string} url
 */
export async function makeSampleWorkspace(url) {
  const account = { name: "Ada Lovelace", email: `ada-${randomUUID()}@example.com`, password: "correct horse battery" };
  const { rest, workspace } = await signInOverRest(url, "register", account);
  const prompt = await rest("POST", "/prompts", { slug: "sort-question", name: "Sort a question" });
  const [plain, described] = [await addVersion(rest, prompt.id, false), await addVersion(rest, prompt.id, true)];
  const dataset = await rest("POST", "/datasets", { name: "Questions" });
  const cases = Array.from({ length: 24 }, (_, at) => questions[at % questions.length]).map((pair, at) => ({
    variables: { question: `${pair?.[0]} (${at})` },
    expectations: { exact: pair?.[1] },
  }));
  await rest("POST", `/datasets/${dataset.id}/cases`, cases);
  await rest("POST", `/prompt-versions/${plain.id}/promote`, { reason: "First release" });
  const evaluation = await rest("POST", "/evaluations", {
    name: "Labels described or not",
    datasetId: dataset.id,
    versionIds: [plain.id, described.id],
    evaluators: [{ type: "exact-match" }],
  });
  const draft = await rest("POST", `/prompt-versions/${described.id}/clone`, {});
  const run = await rest("POST", "/playground/runs", { versionId: described.id, variables: { question: questions[0]?.[0] } });
  await whenEvaluated(rest);
  const { data: results } = await rest("GET", `/evaluations/${evaluation.id}/results?pageSize=1`);
  const key = await rest("POST", "/api-keys", { name: "Website", scopes: ["serve"] });
  const extras = {
    headers: { "x-tenant": `tenant-sample-${randomUUID()}` },
    query: { version: `version-sample-${randomUUID()}` },
  };
  const apiKey = `sk-sample-${randomUUID()}`;
  const provider = await rest("POST", "/providers", {
    name: "Elsewhere",
    baseUrl: "http://127.0.0.1:9/v1",
    apiKey,
    ...extras,
  });
  const prices = [{ from: "2026-01-01", input: 1, cached: 0.1, output: 4 }];
  await rest("PUT", "/models", { data: [{ alias: "careful", providerId: provider.id, model: "large", prices }] });
  const invitation = await rest("POST", "/invitations", { role: "viewer" });
  const { data: entries } = await rest("GET", "/audit-log?action=version.promoted");
  const watched = await addWatched(rest, prompt.id, dataset.id, evaluation.id);
  const ids = {
    ...watched,
    workspace,
    prompt,
    plain,
    described,
    draft,
    dataset,
    evaluation,
    result: results[0],
    run,
    entry: entries[0],
  };
  const ofProvider = {
    "a provider's key": apiKey,
    "a provider's extra header": extras.headers["x-tenant"],
    "a provider's query parameter": extras.query.version,
  };
  const secrets = { "an API key": key.secret, "an invitation's token": invitation.token, ...ofProvider };
  return { account, rest, ids, secrets };
}

/**
 * @param {import("./rest-client.mjs").Rest} rest
 * @param {string} promptId
 * @param {boolean} isDescribed
 */
const addVersion = (rest, promptId, isDescribed) =>
  rest("POST", `/prompts/${promptId}/versions`, {
    messages: [
      {
        role: "system",
        content: `Answer with one of these labels:\n${labels.map((label) => (isDescribed ? label : label.split(":")[0])).join("\n")}`,
      },
      { role: "user", content: "{{question}}" },
    ],
    variables: [{ name: "question", type: "string", required: true }],
    model: { providerId: "sandbox", name: "sandbox-1" },
    publish: true,
  });

/**
 * What measures and decides: a saved evaluator, a suite with its schedule, a review queue, a webhook.
 * @param {import("./rest-client.mjs").Rest} rest
 * @param {string} promptId
 * @param {string} datasetId
 * @param {string} evaluationId
 */
async function addWatched(rest, promptId, datasetId, evaluationId) {
  const saved = await rest("POST", "/saved-evaluators", { slug: "not-empty", name: "Not empty", type: "heuristic" });
  const suite = await rest("POST", "/suites", {
    ...{ slug: "release", name: "Release", datasetId, evaluators: [{ type: "exact-match" }] },
    guardrails: [{ metric: "latencyMs", margin: 0.2 }],
  });
  await rest("PATCH", `/prompts/${promptId}`, { defaultSuiteId: suite.id });
  const schedule = await rest("POST", "/schedules", { promptId, suiteId: suite.id, cron: "0 6 * * *" });
  const queue = await rest("POST", "/review-queues", {
    ...{ evaluationId, name: "Tone", rule: { of: "random", count: 10 } },
    criteria: [{ key: "polite", name: "Is it polite?", kind: "boolean" }],
  });
  const hook = { url: "http://127.0.0.1:9/hooks", events: ["version.created"], enabled: false };
  const webhook = await rest("POST", "/webhooks", hook);
  return { saved, suite, schedule, queue, webhook };
}
