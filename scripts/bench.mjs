// @ts-check
// `npm run bench`: the figures the product promises, measured on the built application; `npm run bench -- serving` measures one of them.
import { cpus, loadavg, totalmem } from "node:os";
import { servingRow } from "./bench/serving.mjs";
import { build } from "./build.mjs";
import { endWithShell } from "./end-with-shell.mjs";
import { startThrowAwayPostgres } from "./postgres.mjs";
import { orRefuse, Refusal } from "./refusal.mjs";
import { startThrowAwayApp } from "./throw-away-app.mjs";

/** @typedef {{ work: string, figure: string, wanted: string, isReached: boolean }} Row */

/** @type {Record<string, (url: string) => Promise<Row>>} */
const rows = { serving: servingRow };

endWithShell();
await orRefuse(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in rows));
  if (unknown.length > 0)
    throw new Refusal(`Nothing is measured under ${unknown.join(", ")}; there is: ${Object.keys(rows).join(", ")}`);
  process.env.BENCH_BUILD = "1"; // the next start builds again without it
  process.env.RATE_LIMIT_CALLER = "1000000"; // counted, and not reached
  const postgres = await startThrowAwayPostgres();
  try {
    await build();
    const app = await startThrowAwayApp(postgres.url);
    try {
      const measured = [];
      for (const [name, measure] of Object.entries(rows))
        if (asked.length === 0 || asked.includes(name)) measured.push(await measure(app.url));
      tell(measured);
    } finally {
      await app.stop();
    }
  } finally {
    await postgres.stop();
  }
});

/** @param {Row[]} measured */
function tell(measured) {
  console.table(measured.map(({ work, figure, wanted }) => ({ work, figure, wanted })));
  const [cpu] = cpus();
  const load = loadavg()
    .map((one) => one.toFixed(1))
    .join(" ");
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} × ${cpu?.model ?? "unknown processor"}, ${memory} GB, Node ${process.version}, load ${load}`);
  const missed = measured.filter(({ isReached }) => !isReached).map(({ work }) => work);
  if (missed.length > 0) throw new Refusal(`Not reached: ${missed.join(", ")}`);
}
