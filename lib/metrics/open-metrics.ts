import type { Counter, Registry } from "@prometheus-io/client";
import type postgres from "postgres";
import packageJson from "@/package.json" with { type: "json" };
import { keepMetrics, type Metrics } from "./metrics";
import { readState, type State } from "./read-state";

type Client = typeof import("@prometheus-io/client");

/** What only this process knows and tells when it is asked. */
export type Gauges = { streams(): number; pool(): { inUse: number; waiting: number; max: number } };

const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const slow = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600];

/** Opens what is counted in this process. `kind` is `web` or `worker`. */
export async function openMetrics(kind: "web" | "worker", databaseUrl: string, gauges: Gauges): Promise<Metrics> {
  const client = await import("@prometheus-io/client");
  const { default: connect } = await import("postgres");
  // A connection of its own, given back when nobody asks: it answers while the pool is full.
  const sql = connect(databaseUrl, {
    ...{ max: 1, idle_timeout: 60, connect_timeout: 2, fetch_types: false, onnotice: () => {} },
    connection: { application_name: "promptops-metrics" },
  });
  const registry = new client.Registry();
  client.collectDefaultMetrics({ register: registry });
  new client.Gauge({
    ...{ name: "promptops_build_info", help: "1; its labels say which build this is", registers: [registry] },
    labelNames: ["version", "process"],
  }).set({ version: packageJson.version, process: kind }, 1);
  describeGauges(client, registry, gauges);
  const share = describeState(client, registry);
  const look = sharedLook(sql);
  const opened: Metrics = {
    ...counters(client, registry),
    async text() {
      share(await look());
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
  keepMetrics(opened);
  return opened;
}

const stateSeconds = 5;
const patienceMs = 2_000;

/** What the database says, at most every few seconds however many ask; null while it does not answer. */
function sharedLook(sql: postgres.Sql): () => Promise<State | null> {
  let asked = Number.NEGATIVE_INFINITY;
  let found: Promise<State | null> = Promise.resolve(null);
  return () => {
    if (performance.now() - asked < stateSeconds * 1_000) return found;
    asked = performance.now();
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(resolve, patienceMs, null);
    found = Promise.race([readState(sql).catch(() => null), late]).finally(() => clearTimeout(timer));
    return found;
  };
}

function describeGauges(client: Client, registry: Registry, { streams, pool }: Gauges): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new client.Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read());
      },
    });
  gauge("promptops_event_streams", "Streams of events that are open", streams);
  gauge("promptops_database_pool_in_use", "Statements and transactions under way in this process' pool", () => pool().inUse);
  gauge("promptops_database_pool_waiting", "Statements and transactions that wait for a connection", () => pool().waiting);
  gauge("promptops_database_pool_max", "Connections this process' pool may open", () => pool().max);
}

/** Gauges of what all processes share; they are empty while the database does not answer. */
function describeState(client: Client, registry: Registry): (state: State | null) => void {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new client.Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge("promptops_database_up", "1 while the database answers this process, else 0");
  const jobs = gauge("promptops_queue_jobs", "Jobs in a queue that have not ended", ["queue", "state"]);
  const oldest = gauge("promptops_queue_oldest_seconds", "How long the oldest job that could be done waits", ["queue"]);
  const workers = gauge("promptops_workers_live", "Workers that gave a sign of life of late");
  const connections = gauge("promptops_database_connections", "Connections to this database", ["application", "state"]);
  const most = gauge("promptops_database_connections_max", "Connections the database server takes in all");
  return (state) => {
    for (const one of [jobs, oldest, workers, connections, most]) one.reset();
    up.set(state ? 1 : 0);
    for (const one of [workers, most]) if (!state) one.remove();
    if (!state) return;
    for (const { queue, waiting, delayed, active, oldest: seconds } of state.queues) {
      for (const [name, count] of Object.entries({ waiting, delayed, active })) jobs.set({ queue, state: name }, count);
      oldest.set({ queue }, seconds);
    }
    for (const { application, state: name, count } of state.connections) connections.set({ application, state: name }, count);
    workers.set(state.liveWorkers);
    most.set(state.maxConnections);
  };
}

function counters(client: Client, registry: Registry): Pick<Metrics, "request" | "error" | "job" | "call"> {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
    new client.Counter({ name, help, labelNames, registers: [registry] });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[], buckets: number[]) =>
    new client.Histogram({ name, help, labelNames, buckets, registers: [registry] });
  const requests = counter("promptops_http_requests_total", "Requests answered", ["method", "route", "status"]);
  const duration = histogram(
    "promptops_http_request_duration_seconds",
    "Time from a request's head to its answer's end; streams are left out",
    ["method", "route"],
    quick,
  );
  const errors = counter("promptops_unexpected_errors_total", "Errors nobody foresaw, each with its stack in the log", ["route"]);
  const jobs = counter("promptops_jobs_total", "Jobs that ended in this process", ["queue", "outcome"]);
  const jobDuration = histogram("promptops_job_duration_seconds", "Time a job took", ["queue"], slow);
  const calls = counter("promptops_provider_calls_total", "Calls of providers", ["provider", "operation", "outcome"]);
  const latency = histogram("promptops_provider_call_duration_seconds", "Time a call took", ["provider", "operation"], slow);
  const tokens = counter("promptops_provider_tokens_total", "Tokens the providers named", ["provider", "direction"]);
  const cost = counter("promptops_provider_cost_usd_total", "Cost of calls whose price is known, in USD", ["provider"]);
  return {
    request({ method, route, status }, seconds) {
      requests.inc({ method, route, status });
      if (seconds !== null) duration.observe({ method, route }, seconds);
    },
    error: (route) => errors.inc({ route }),
    job({ queue, outcome }, seconds) {
      jobs.inc({ queue, outcome });
      jobDuration.observe({ queue }, seconds);
    },
    call({ provider, operation, outcome, seconds, inputTokens, outputTokens, costUsd }) {
      calls.inc({ provider, operation, outcome });
      latency.observe({ provider, operation }, seconds);
      tokens.inc({ provider, direction: "input" }, inputTokens);
      tokens.inc({ provider, direction: "output" }, outputTokens);
      cost.inc({ provider }, costUsd);
    },
  };
}
