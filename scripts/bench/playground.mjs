// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { aBenchPrompt } from "./a-bench-prompt.mjs";
import { atMost } from "./judged.mjs";
import { quantile } from "./quantile.mjs";

const warmUp = 20;
const runs = 300;

/**
 * A playground run, one after the other: from sending the POST to the arrival of the request at the provider.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function playgroundRow({ url, stub }) {
  const { rest, version } = await aBenchPrompt(url, { baseUrl: stub.baseUrl });
  const sentAt = [];
  for (let n = 0; n < warmUp + runs; n++) {
    sentAt.push(performance.timeOrigin + performance.now());
    const run = await rest("POST", "/playground/runs", { versionId: version.id, variables: { question: `Question ${n}` } });
    while (!(await rest("GET", `/runs/${run.id}`)).finishedAt) await sleep(10);
  }
  const calls = await stub.calls();
  const delays = sentAt.map((at, n) => (calls[n]?.at ?? Number.NaN) - at).slice(warmUp);
  const row = (/** @type {number} */ at, /** @type {number} */ most, /** @type {object} */ values) =>
    atMost({
      work: `playground run, POST to provider request, p${at * 100}`,
      ...{ value: quantile(delays, at), most, unit: "ms", told: `${runs} runs`, values: { ...values } },
    });
  return [row(0.5, 25, { delays }), row(0.99, 100, {})];
}
