// @ts-check
import { Refusal } from "../refusal.mjs";
import { aBenchPrompt } from "./a-bench-prompt.mjs";
import { measureBrowser } from "./browser.mjs";
import { fillWorkspace, size } from "./fill-workspace.mjs";
import { atMost } from "./judged.mjs";
import { listQueries } from "./list-queries.mjs";
import { quantile } from "./quantile.mjs";

const warmUp = 3;
const times = 40;
const compares = 15;

/**
 * Every list and a large comparison, one request after the other, and the pages in a browser, in a workspace with a million results.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function listsRow({ url, databaseUrl }) {
  const filled = await aFilledWorkspace(url, databaseUrl);
  const browser = await measureBrowser(url, filled);
  return [...(await measureLists(url, filled)), await measureHints(url, filled), await measureCompare(url, filled), ...browser];
}

/**
 * @param {string} url
 * @param {string} databaseUrl
 */
async function aFilledWorkspace(url, databaseUrl) {
  const { rest, person, token, prompt, version } = await aBenchPrompt(url);
  const { id: other } = await rest("POST", `/prompts/${prompt.id}/versions`, {
    ...{ text: "Hello, {{question}}", variables: [{ name: "question", type: "string", required: true }] },
    ...{ model: { name: "small" }, publish: true },
  });
  const { user, workspaces } = await rest("GET", "/auth/me");
  const of = { workspace: workspaces[0].id, user: user.id, prompt: prompt.id };
  console.log("Filling the database…");
  const made = await fillWorkspace(databaseUrl, { ...of, versions: [version.id, other] });
  const { id: saved } = await rest("POST", "/saved-evaluators", { slug: "greets", name: "Greets", type: "heuristic" });
  const { id: suite } = await rest("POST", "/suites", {
    ...{ name: "Release", datasetId: made.dataset, evaluators: [{ type: "heuristic" }] },
  });
  const hook = { url: "http://127.0.0.1:9/hooks", events: ["version.created"], enabled: false };
  const { id: webhook } = await rest("POST", "/webhooks", hook);
  const { id: schedule } = await rest("POST", "/schedules", { promptId: prompt.id, suiteId: suite, cron: "0 6 * * *" });
  return { ...of, ...made, rest, person, token, version: version.id, other, saved, suite, webhook, schedule };
}

/** @typedef {Awaited<ReturnType<typeof aFilledWorkspace>>} Filled */

/**
 * @param {string} url
 * @param {Filled} filled
 */
export async function measureLists(url, filled) {
  const ask = asker(url, filled.token);
  const rows = [];
  for (const { path, variants } of listQueries((await ask("/openapi.json")).body, samplesOf(filled))) {
    const measured = [];
    for (const variant of variants) {
      const query = await asQuery(ask, path, variant);
      for (let n = 0; n < warmUp; n++) await ask(`${path}?${query}`);
      const took = [];
      for (let n = 0; n < times; n++) took.push((await ask(`${path}?${query}`)).ms);
      measured.push({ query: new URLSearchParams(variant).toString(), p95: quantile(took, 0.95), p50: quantile(took, 0.5) });
    }
    const slowest = measured.toSorted((a, b) => b.p95 - a.p95);
    const told = `the slowest of ${measured.length} queries: ${slowest[0]?.query || "as it comes"}`;
    const work = `list ${path.replace(/\/[a-z]+_[^/]+/g, "/:id")}, p95 of ${times}`;
    rows.push(atMost({ work, value: slowest[0]?.p95 ?? 0, most: 50, unit: "ms", told, values: { slowest } }));
  }
  return rows;
}

/**
 * What may be wrong with a case follows from all cases of its dataset, and from what the last evaluations made of them.
 * @param {string} url
 * @param {Filled} filled
 */
async function measureHints(url, { token, dataset }) {
  const ask = asker(url, token);
  const took = [];
  for (let n = 0; n < warmUp + compares; n++) took.push((await ask(`/datasets/${dataset}/cases?hint=near_duplicate`)).ms);
  const work = `cases like another, of ${size.cases.toLocaleString("en")}`;
  const told = `median of ${compares}`;
  return atMost({ work, value: quantile(took.slice(warmUp), 0.5), most: 1_000, unit: "ms", told, values: { took } });
}

/**
 * @param {string} url
 * @param {Filled} filled
 */
export async function measureCompare(url, { token, evaluation, version, other }) {
  const ask = asker(url, token);
  const took = [];
  for (let n = 0; n < warmUp + compares; n++)
    took.push((await ask(`/evaluations/${evaluation}/compare?baseline=${version}&candidate=${other}`)).ms);
  const work = `compare of ${size.cases.toLocaleString("en")} cases × 2 arms`;
  const told = `median of ${compares}`;
  return atMost({ work, value: quantile(took.slice(warmUp), 0.5), most: 500, unit: "ms", told, values: { took } });
}

/**
 * @param {string} url
 * @param {string} token
 */
function asker(url, token) {
  const headers = { authorization: `Bearer ${token}` };
  return async (/** @type {string} */ path) => {
    const startedAt = performance.now();
    const answer = await fetch(`${url}/api/v1${path}`, { headers });
    const body = await answer.json();
    const ms = performance.now() - startedAt;
    if (!answer.ok) throw new Refusal(`${path} answers ${answer.status} ${JSON.stringify(body)}`);
    return { body, ms };
  };
}

/**
 * A variant as it is sent: the last page and the next cursor are what the list says they are.
 * @param {ReturnType<typeof asker>} ask
 * @param {string} path
 * @param {Record<string, string>} variant
 */
async function asQuery(ask, path, { page, cursor, ...rest }) {
  const query = new URLSearchParams(rest);
  if (!page && !cursor) return query;
  const { body } = await ask(`${path}?${query}`);
  if (page) query.set("page", String(Math.max(1, body.pagination.totalPages)));
  if (cursor && body.nextCursor) query.set("cursor", body.nextCursor);
  return query;
}

/** @param {Filled} filled @returns {Record<string, string>} */
function samplesOf({ user, prompt, dataset, evaluation, result, version, saved, suite, webhook, schedule }) {
  return {
    ...{ tag: "tag-7", category: "category 7", ownerId: user, q: "7a", action: "version.promoted", kind: "prompt" },
    ...{ actorId: user, targetId: "prm_bench7", from: "2026-01-01", to: "2999-01-01", environment: "production" },
    ...{ datasetId: dataset, promptId: prompt, versionId: version, caseId: "case_bench000007", revision: "1", number: "1" },
    ...{ armId: `arm_bench${size.evaluations}_1`, evaluator: "contains", failing: "contains", minScore: "0.9", maxScore: "0.1" },
    ...{ id: result, "/prompts/{id}/versions id": prompt, "/prompts/{id}/promotions id": prompt },
    "/prompts/{id}/gate/changes id": prompt,
    ...{ "/datasets/{id}/cases id": dataset, "/datasets/{id}/revisions id": dataset },
    "/datasets/{id}/revisions/{number}/changes id": dataset,
    ...{ "/evaluations/{id}/results id": evaluation, "/evaluations/{id}/flaky id": evaluation },
    ...{ "/saved-evaluators/{id}/revisions id": saved, "/webhooks/{id}/deliveries id": webhook },
    ...{ suiteId: suite, "/suites/{id}/revisions id": suite },
    ...{ "/prompts/{id}/baselines id": prompt, "/schedules/{id}/runs id": schedule },
    ...{ evaluationId: evaluation, type: "heuristic", days: "30" },
  };
}
