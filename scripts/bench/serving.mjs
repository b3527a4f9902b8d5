// @ts-check
import { randomUUID } from "node:crypto";
import { Pool } from "undici";
import { Refusal } from "../refusal.mjs";
import { signInOverRest } from "../rest-client.mjs";

const least = 0.7;
// many short ones, so that what else the machine does meets both alike
const rounds = 25;
const roundMs = 600;
const concurrency = 16;

/**
 * Serving the active version against a route that does one `select 1`: turn about, in one process, by the same caller.
 * @param {string} url
 * @returns {Promise<import("../bench.mjs").Row>}
 */
export async function servingRow(url) {
  const headers = { authorization: `Bearer ${await aServingKey(url)}` };
  const pool = new Pool(url, { connections: concurrency });
  const reference = { path: "/api/select-one", headers };
  const served = { path: "/api/v1/prompts/by-slug/greeting/active", headers };
  try {
    for (let warm = 0; warm < 5; warm++) for (const route of [reference, served]) await rateOf(pool, route);
    const measured = [];
    for (let round = 0; round < rounds; round++) {
      const ours = await rateOf(pool, served);
      const theirs = await rateOf(pool, reference);
      measured.push({ ours, theirs });
    }
    const ratio = median(measured.map(({ ours, theirs }) => ours / theirs));
    const [ours, theirs] = [median(measured.map(({ ours }) => ours)), median(measured.map(({ theirs }) => theirs))];
    return {
      work: "serving the active version ÷ one select 1",
      figure: `${ratio.toFixed(2)} (${Math.round(ours)} ÷ ${Math.round(theirs)} requests/s)`,
      wanted: `≥ ${least}`,
      isReached: ratio >= least,
    };
  } finally {
    await pool.close();
  }
}

/** @param {string} url */
async function aServingKey(url) {
  const person = { name: "Bench", email: `bench-${randomUUID()}@example.com`, password: "correct horse battery" };
  const { rest } = await signInOverRest(url, "register", person);
  const { id } = await rest("POST", "/prompts", { slug: "greeting", name: "Greeting" });
  const version = await rest("POST", `/prompts/${id}/versions`, {
    messages: [
      { role: "system", content: "You answer customers of a shop. Be brief, be kind, and never promise a date.\n".repeat(20) },
      { role: "user", content: "{{question}}" },
    ],
    variables: [{ name: "question", type: "string", required: true }],
    model: { name: "small", temperature: 0.2 },
    publish: true,
  });
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

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
