// @ts-check
import { startThrowAwayApp } from "../throw-away-app.mjs";
import { benchEvaluations } from "./an-evaluation.mjs";
import { atMost } from "./judged.mjs";
import { quantile } from "./quantile.mjs";
import { startStub } from "./start-stub.mjs";

const rounds = 3;

/**
 * A small evaluation beside a huge one of another workspace, at the operator's endpoint that both share, against the small one alone.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function fairnessRow({ adminUrl }) {
  const stub = await startStub({ latency: 200 });
  Object.assign(process.env, { OPENAI_BASE_URL: stub.baseUrl, OPENAI_API_KEY: "sk-bench", OPENAI_MAX_CONCURRENCY: "20" });
  const app = await startThrowAwayApp(adminUrl);
  try {
    const small = await benchEvaluations(app.url, { cases: 100 });
    const huge = await benchEvaluations(app.url, { cases: 20_000 });
    const tookMs = async () => {
      const { id } = await small.start(20, 1);
      const { createdAt, finishedAt } = await small.end(id);
      return Date.parse(finishedAt) - Date.parse(createdAt);
    };
    await tookMs();
    const alone = [];
    for (let round = 0; round < rounds; round++) alone.push(await tookMs());
    const { id } = await huge.start(100);
    while ((await stub.calls()).length < 500) await tookMs();
    const beside = [];
    for (let round = 0; round < rounds; round++) beside.push(await tookMs());
    await huge.rest("POST", `/evaluations/${id}/cancel`);
    const [usual, shared] = [quantile(alone, 0.5), quantile(beside, 0.5)];
    return [
      atMost({
        work: "small evaluation beside a huge one ÷ alone",
        ...{ value: shared / usual, most: 2, unit: "times", told: `${shared} ÷ ${usual} ms, median of ${rounds}` },
        values: { alone, beside },
      }),
    ];
  } finally {
    await app.stop();
    await stub.stop();
    for (const name of ["OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_MAX_CONCURRENCY"]) delete process.env[name];
  }
}
