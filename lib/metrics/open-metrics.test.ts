import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { env } from "@/lib/env";
import { countedJob } from "./counted-job";
import { keepMetrics, type Metrics } from "./metrics";
import { openMetrics } from "./open-metrics";
import { serveMetrics } from "./serve-metrics";

const gauges = { streams: () => 3, pool: () => ({ inUse: 2, waiting: 1, max: 10 }) };
const bodyOf = async (metrics: Metrics) => (await metrics.text()).body;
const db = database();
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

test("shows what the process knows, and leaves out what a database that is away would have to say", async () => {
  const body = await bodyOf(await openMetrics("web", "postgres://nobody@127.0.0.1:9/none", gauges));
  for (const line of ["promptops_event_streams 3", "promptops_database_pool_waiting 1", "promptops_database_up 0"])
    expect(body).toContain(`\n${line}\n`);
  expect(body).not.toMatch(/\npromptops_(workers_live|queue_jobs|database_connections_max)\b.* \d/);
});

test("looks into the database once for however many ask", async () => {
  const metrics = await openMetrics("worker", env().DATABASE_URL, gauges);
  const line = /promptops_queue_jobs\{queue="system.clean-up",state="waiting"\} (\d+)/;
  const first = line.exec(await bodyOf(metrics))?.[1] ?? expect.unreachable();
  await db.execute(sql`insert into pgboss.job (name, data) values ('system.clean-up', '{}')`);
  const again = await Promise.all(Array.from({ length: 20 }, () => bodyOf(metrics)));
  expect(new Set(again.map((body) => line.exec(body)?.[1]))).toEqual(new Set([first]));
  const later = await bodyOf(await openMetrics("worker", env().DATABASE_URL, gauges));
  expect(line.exec(later)?.[1]).toBe(String(Number(first) + 1));
});

test("counts a job by how it ended, and throws on what broke it", async () => {
  const metrics = await openMetrics("worker", env().DATABASE_URL, gauges);
  keepMetrics(metrics);
  await countedJob("run.execute", async () => {});
  await expect(countedJob("run.execute", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  const body = await bodyOf(metrics);
  for (const outcome of ["completed", "failed"])
    expect(body).toContain(`promptops_jobs_total{queue="run.execute",outcome="${outcome}"} 1\n`);
});

test("is answered at /metrics and nowhere else", async () => {
  const metrics = await openMetrics("web", env().DATABASE_URL, gauges);
  const { port, close } = await serveMetrics(metrics, { host: "127.0.0.1", port: 0 });
  closing.push(close);
  const ask = (path: string, method = "GET") => fetch(`http://127.0.0.1:${port}${path}`, { method });
  const answer = await ask("/metrics");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, expect.stringMatching(/^text\/plain; version=/)]);
  expect([(await ask("/")).status, (await ask("/metrics", "POST")).status]).toEqual([404, 404]);
});
