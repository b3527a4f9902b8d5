// @ts-check
import { benchEvaluations, measureEvaluation } from "./an-evaluation.mjs";
import { atMost } from "./judged.mjs";
import { startStub } from "./start-stub.mjs";

const cases = 500;
const concurrency = 20;
/** Of 16 calls that fail 10 are told to wait a second, 5 meet a fault of the server, one hangs; 16 of 100 fail. */
const failModes = [...Array(10).fill("429:1"), ...Array(5).fill("500"), "hang"];
const failShare = failModes.length / 100;

/**
 * An evaluation at a provider that fails 16 of 100 calls, against the same at one that never does: every item is completed.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function faultsRow({ url }) {
  const took = async (/** @type {import("./start-stub.mjs").StubOptions} */ options) => {
    const stub = await startStub({ latency: 50, ...options });
    try {
      const provider = { baseUrl: stub.baseUrl, maxConcurrency: 100, timeoutSeconds: 2 };
      return await measureEvaluation(await benchEvaluations(url, { cases, provider }), stub, concurrency);
    } finally {
      await stub.stop();
    }
  };
  const whole = await took({});
  const faulty = await took({ failShare, failModes });
  const most = 2 * whole.tookMs + 15_000;
  return [
    atMost({
      work: `evaluation of 2 × ${cases}, 10 % 429, 5 % 500, 1 % hanging`,
      ...{ value: faulty.tookMs / 1_000, most: Math.round(most / 100) / 10, unit: "s" },
      told: `${faulty.calls} calls; ${(whole.tookMs / 1_000).toFixed(1)} s without faults`,
      values: { whole: whole.tookMs, faulty: faulty.tookMs, calls: faulty.calls },
    }),
  ];
}
