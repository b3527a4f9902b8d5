// @ts-check
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../refusal.mjs";
import { signInOverRest } from "../rest-client.mjs";

const evaluators = [{ type: "exact-match" }, { type: "keyword" }, { type: "heuristic", options: { maxLength: 1_000 } }];

/**
 * What one evaluation took. `rate`: calls a second from the first to the last one that reached the provider.
 * @typedef {{ rate: number, toFirstCallMs: number, afterLastCallMs: number, tookMs: number, calls: number, body: any }} Measured
 */

/**
 * A new account with `cases` cases and two versions that `provider` answers; without one the operator's endpoint does.
 * @param {string} url
 * @param {{ cases: number, provider?: object }} wanted
 */
export async function benchEvaluations(url, { cases, provider }) {
  const person = { name: "Bench", email: `bench-${randomUUID()}@example.com`, password: "correct horse battery" };
  const { rest, token } = await signInOverRest(url, "register", person);
  const given = provider && { name: "Stub", apiKey: `sk-bench-${randomUUID()}`, ...provider };
  const providerId = given && (await rest("POST", "/providers", given)).id;
  const { id } = await rest("POST", "/prompts", { slug: "echo", name: "Echo" });
  /** @type {string[]} */
  const versionIds = [];
  for (const text of ["Say this: {{n}}", "Say {{n}} and nothing else."]) {
    const variables = [{ name: "n", type: "string", required: true }];
    const body = { text, variables, model: { providerId, name: "small", maxTokens: 50 }, publish: true };
    versionIds.push((await rest("POST", `/prompts/${id}/versions`, body)).id);
  }
  const dataset = await rest("POST", "/datasets", { name: "Numbers" });
  const lines = Array.from({ length: cases }, (_, n) =>
    JSON.stringify({ variables: { n: `number ${n}` }, expectations: { exact: `number ${n}`, keywords: [`${n}`] } }),
  );
  const answer = await fetch(`${url}/api/v1/datasets/${dataset.id}/import?format=jsonl`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/x-ndjson" },
    body: lines.join("\n"),
  });
  if (!answer.ok) throw new Refusal(`The import answers ${answer.status} ${await answer.text()}`);
  const start = (/** @type {number} */ concurrency, arms = 2) =>
    rest("POST", "/evaluations", { datasetId: dataset.id, versionIds: versionIds.slice(0, arms), evaluators, concurrency });
  return { rest, start, end: (/** @type {string} */ evaluation) => whenEnded(rest, evaluation) };
}

/**
 * @param {import("../rest-client.mjs").Rest} rest
 * @param {string} id
 */
async function whenEnded(rest, id) {
  for (;;) {
    // the list's row: the evaluation itself counts every result
    const { data } = await rest("GET", "/evaluations?pageSize=100");
    const found = data.find((/** @type {any} */ one) => one.id === id);
    if (found?.finishedAt) return rest("GET", `/evaluations/${id}`);
    await sleep(250);
  }
}

/**
 * Starts an evaluation and measures it at the provider; every item must have been answered.
 * @param {Awaited<ReturnType<typeof benchEvaluations>>} bench
 * @param {import("./start-stub.mjs").Stub} stub
 * @param {number} concurrency
 * @returns {Promise<Measured>}
 */
export async function measureEvaluation({ start, end }, stub, concurrency) {
  await stub.reset();
  const postedAt = performance.timeOrigin + performance.now();
  const { id } = await start(concurrency);
  const body = await end(id);
  const { planned, completed } = body.progress;
  if (completed !== planned) throw new Refusal(`${completed} of ${planned} items were completed.`);
  const calls = await stub.calls();
  const { rate, first, last } = rateOf(calls);
  const finishedAt = Date.parse(body.finishedAt);
  return {
    ...{ rate, calls: calls.length, body, tookMs: finishedAt - postedAt },
    ...{ toFirstCallMs: first - postedAt, afterLastCallMs: finishedAt - last },
  };
}

/**
 * Calls a second from the first to the last; `last`: when the last was answered.
 * @param {import("../../tests/stub-provider/call-log.ts").CallEntry[]} calls
 */
export function rateOf(calls) {
  const began = calls.map(({ at }) => at).sort((a, b) => a - b);
  const [first = 0, lastBegan = 0] = [began[0], began.at(-1)];
  const last = calls.reduce((latest, { endedAt }) => Math.max(latest, endedAt ?? 0), 0);
  return { rate: (calls.length - 1) / ((lastBegan - first) / 1_000), first, last };
}
