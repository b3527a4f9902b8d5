// @ts-check
import { cpus, loadavg, totalmem } from "node:os";
import postgres from "postgres";

/**
 * On what the figures were measured, and what else the machine did just before.
 * @param {string} databaseUrl
 */
export async function machineFacts(databaseUrl) {
  const load = loadavg().map((one) => one.toFixed(1));
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const [row] = await sql`show server_version`;
    return {
      processor: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      "JSON MB/s": jsonRate(),
      "memory GB": Math.round(totalmem() / 2 ** 30),
      system: `${process.platform} ${process.arch}`,
      Node: process.version,
      Postgres: String(row?.server_version),
      "load before": load.join(" "),
    };
  } finally {
    await sql.end();
  }
}

/** What one core is good for now, to put two runs side by side: MB of JSON that it reads and writes again in a second, the best of five tries. */
function jsonRate() {
  const rows = Array.from({ length: 200 }, (_, i) => ({ id: i, name: `case ${i}`, passed: i % 3 === 0, score: i / 200 }));
  const text = JSON.stringify(rows);
  const rounds = 1_000;
  const rates = Array.from({ length: 5 }, () => {
    const from = performance.now();
    for (let n = 0; n < rounds; n++) JSON.stringify(JSON.parse(text));
    return (rounds * text.length) / (performance.now() - from) / 1_000;
  });
  return Math.round(Math.max(...rates));
}
