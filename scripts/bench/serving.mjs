// @ts-check
import { Pool } from "undici";
import { Refusal } from "../refusal.mjs";
import { aBenchPrompt } from "./a-bench-prompt.mjs";
import { atLeast } from "./judged.mjs";
import { quantile } from "./quantile.mjs";

const least = 0.7;
// many short ones, so that what else the machine does meets both alike
const rounds = 25;
const roundMs = 600;
const concurrency = 16;

/**
 * Serving the active version against a route that does one `select 1`: turn about, in one process, by the same caller.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function servingRow({ url }) {
  const headers = { authorization: `Bearer ${await aServingKey(url)}` };
  const pool = new Pool(url, { connections: concurrency });
  const reference = { path: "/api/select-one", headers };
  const served = { path: "/api/v1/prompts/by-slug/greeting/active", headers };
  try {
    for (let warm = 0; warm < 5; warm++) for (const route of [reference, served]) await rateOf(pool, route);
    /** @type {{ ours: number, theirs: number }[]} */
    const measured = [];
    for (let round = 0; round < rounds; round++) {
      const ours = await rateOf(pool, served);
      const theirs = await rateOf(pool, reference);
      measured.push({ ours, theirs });
    }
    const ratios = measured.map(({ ours, theirs }) => ours / theirs);
    const middle = (/** @type {"ours" | "theirs"} */ whose) =>
      Math.round(
        quantile(
          measured.map((round) => round[whose]),
          0.5,
        ),
      );
    return [
      atLeast({
        work: "serving the active version ÷ one select 1",
        ratio: quantile(ratios, 0.5),
        least,
        told: `${middle("ours")} ÷ ${middle("theirs")} requests/s, median of ${rounds}`,
        values: { ratios, measured },
      }),
    ];
  } finally {
    await pool.close();
  }
}

/** @param {string} url */
async function aServingKey(url) {
  const { rest, version } = await aBenchPrompt(url);
  await rest("POST", `/prompt-versions/${version.id}/promote`, {});
  return (await rest("POST", "/api-keys", { name: "bench", scopes: ["serve"] })).secret;
}

/**
 * Requests answered in a second.
 * @param {Pool} pool
 * @param {{ path: string, headers: Record<string, string> }} route
 */
async function rateOf(pool, route) {
  const startedAt = performance.now();
  let answered = 0;
  const ask = async () => {
    while (performance.now() - startedAt < roundMs) {
      const { statusCode, body } = await pool.request({ ...route, method: "GET" });
      await body.dump();
      if (statusCode !== 200) throw new Refusal(`${route.path} answers ${statusCode}.`);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, ask));
  return answered / ((performance.now() - startedAt) / 1_000);
}
