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
