// @ts-check
import { Refusal } from "../refusal.mjs";
import { aBenchPrompt } from "./a-bench-prompt.mjs";
import { atMost } from "./judged.mjs";
import { quantile } from "./quantile.mjs";
import { watchPeak } from "./watch-peak.mjs";

const cases = 100_000;
const runs = 3;
const megabyte = 2 ** 20;
/** By how much the web process may grow and still be called flat: less than the file and its rows would take. */
const mostGrowthMb = 100;

/**
 * A CSV file of 100,000 cases, each time into a new dataset, while the memory of the web process is watched.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function importRow({ url, memory }) {
  const { rest, token } = await aBenchPrompt(url);
  await importCsv(url, token, await aDataset(rest), csvOf(1_000)); // what the first import loads is no growth
  const csv = csvOf(cases);
  const seconds = [];
  const grown = [];
  for (let run = 0; run < runs; run++) {
    const dataset = await aDataset(rest);
    const before = await memory("web");
    const watch = watchPeak(() => memory("web"));
    const startedAt = performance.now();
    const { imported } = await importCsv(url, token, dataset, csv);
    seconds.push((performance.now() - startedAt) / 1_000);
    const { peak } = await watch.end();
    grown.push({ before, peak, after: await memory("web") });
    if (imported !== cases) throw new Refusal(`${imported} of ${cases} cases were imported.`);
  }
  const growth = grown.map(({ before, peak }) => (peak - before) / megabyte);
  const told = `${Math.round(csv.length / megabyte)} MB, median of ${runs}`;
  const work = "CSV import of 100,000 cases";
  return [
    atMost({ work, value: quantile(seconds, 0.5), most: 10, unit: "s", told, values: { seconds } }),
    atMost({
      work: `${work}, by how much the web process grows`,
      ...{ value: Math.max(0, quantile(growth, 0.5)), most: mostGrowthMb, unit: "MB" },
      ...{ told: `peak ${Math.round(Math.max(...grown.map(({ peak }) => peak)) / megabyte)} MB`, values: { grown } },
    }),
  ];
}

/** @param {import("../rest-client.mjs").Rest} rest */
const aDataset = async (rest) => (await rest("POST", "/datasets", { name: `Bench ${performance.now()}` })).id;

/** @param {number} rows */
const csvOf = (rows) =>
  `question,exact,tags\n${Array.from(
    { length: rows },
    (_, n) =>
      `"Where is parcel ${n}? I have waited for a while now, and nobody answers, ""soon"" was said.",Answer ${n},tag-${n % 50}`,
  ).join("\n")}`;

/**
 * @param {string} url
 * @param {string} token
 * @param {string} dataset
 * @param {string} csv
 */
async function importCsv(url, token, dataset, csv) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "text/csv" };
  const answer = await fetch(`${url}/api/v1/datasets/${dataset}/import?format=csv`, { method: "POST", headers, body: csv });
  if (!answer.ok) throw new Refusal(`The import answers ${answer.status} ${await answer.text()}`);
  return answer.json();
}
