// @ts-check
import { benchEvaluations, measureEvaluation, rateOf } from "./an-evaluation.mjs";
import { atLeast, atMost } from "./judged.mjs";
import { quantile } from "./quantile.mjs";
import { startStub } from "./start-stub.mjs";
import { watchPeak } from "./watch-peak.mjs";

/** @typedef {import("./an-evaluation.mjs").Measured} Measured */

const latency = 50;
const cases = 1_000;
const manyCases = 5_000;
const rounds = 3;
const wanted = [
  { concurrency: 20, least: 0.93 },
  { concurrency: 50, least: 0.85 },
  { concurrency: 100, least: 0.65 },
];
const mostMemoryMb = 300;
const megabyte = 2 ** 20;

/**
 * Evaluations of two arms with three evaluators against a bare loop of `fetch` calls, turn about, at a provider that answers after 50 ms;
 * then one of five times the cases, with the worker's memory watched.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function evaluationRow({ url, memory }) {
  const stub = await startStub({ latency });
  try {
    const provider = { baseUrl: stub.baseUrl, maxConcurrency: 1_000 };
    const few = await benchEvaluations(url, { cases, provider });
    await measureEvaluation(few, stub, 20); // what the first one loads is no overhead
    const rows = [];
    /** @type {Measured[]} */
    const all = [];
    /** @type {number[]} */
    let ratesAt50 = [];
    for (const { concurrency, least } of wanted) {
      /** @type {{ bare: number, ours: number, ratio: number }[]} */
      const measured = [];
      for (let round = 0; round < rounds; round++) {
        const bare = await bareRate(stub, concurrency);
        const ours = await measureEvaluation(few, stub, concurrency);
        all.push(ours);
        measured.push({ bare, ours: ours.rate, ratio: ours.rate / bare });
      }
      const middle = (/** @type {"bare" | "ours" | "ratio"} */ figure) =>
        quantile(
          measured.map((one) => one[figure]),
          0.5,
        );
      if (concurrency === 50) ratesAt50 = measured.map(({ ours }) => ours);
      rows.push(
        atLeast({
          work: `evaluation of 2 × ${cases} at concurrency ${concurrency} ÷ bare loop`,
          ...{ ratio: middle("ratio"), least },
          told: `${Math.round(middle("ours"))} ÷ ${Math.round(middle("bare"))} calls/s, median of ${rounds}`,
          values: { measured },
        }),
      );
    }
    rows.push(
      overheadOf(
        "POST to first call",
        all.map(({ toFirstCallMs }) => toFirstCallMs),
      ),
    );
    rows.push(
      overheadOf(
        "last call to finishedAt",
        all.map(({ afterLastCallMs }) => afterLastCallMs),
      ),
    );

    const many = await benchEvaluations(url, { cases: manyCases, provider: { ...provider } });
    const watch = watchPeak(() => memory("worker"), 500);
    const large = await measureEvaluation(many, stub, 50);
    const { peak, values } = await watch.end();
    const usual = quantile(ratesAt50, 0.5);
    rows.push(
      atLeast({
        work: `evaluation of 2 × ${manyCases} ÷ of 2 × ${cases}, at concurrency 50`,
        ...{ ratio: large.rate / usual, least: 0.9, told: `${Math.round(large.rate)} ÷ ${Math.round(usual)} calls/s` },
        values: { rate: large.rate, tookMs: large.tookMs },
      }),
      atMost({
        work: `evaluation of 2 × ${manyCases}, memory of the worker`,
        ...{ value: peak / megabyte, most: mostMemoryMb, unit: "MB", told: "peak", values: { values } },
      }),
    );
    return rows;
  } finally {
    await stub.stop();
  }
}

/**
 * @param {string} what
 * @param {number[]} values
 */
const overheadOf = (what, values) =>
  atMost({
    work: `evaluation, ${what}`,
    value: quantile(values, 0.5),
    most: 400,
    unit: "ms",
    told: `median of ${values.length}`,
    values: { values },
  });

/**
 * The calls a second of a loop that does nothing else.
 * @param {import("./start-stub.mjs").Stub} stub
 * @param {number} concurrency
 */
async function bareRate(stub, concurrency) {
  await stub.reset();
  let next = 0;
  const loop = async () => {
    while (next < 2 * cases) {
      const messages = [{ role: "user", content: `Say this: number ${next++}` }];
      const answer = await fetch(`${stub.baseUrl}/chat/completions`, {
        method: "POST",
        headers: { authorization: "Bearer sk-bench", "content-type": "application/json" },
        body: JSON.stringify({ model: "small", max_tokens: 50, messages }),
      });
      await answer.json();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  return rateOf(await stub.calls()).rate;
}
