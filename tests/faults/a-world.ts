import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { afterAll } from "vitest";
import { type Db, openDatabase } from "@/db/client";
import { one } from "@/db/rows";
import { modelCalls } from "@/db/schema/calls";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { aWorkspace } from "@/db/testing";
import { aStartedEvaluation, type Wanted } from "../a-started-evaluation";
import { startWorker } from "../start-worker";
import { type StubOptions, startStub } from "../stub-provider/start-stub";
import { testServer } from "../test-server";
import { until } from "../until";

const key = "sk-of-the-stub";
process.env.OPENAI_API_KEY = key; // before anything reads the configuration: without one the sandbox would answer
const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

export type World = Awaited<ReturnType<typeof aWorld>>;

/** A migrated database, a workspace in it and a provider, all of one test's own, and real worker processes on them when asked for. */
export async function aWorld({ url, ...options }: StubOptions & { url?: string } = {}) {
  const databaseUrl = url ?? (await aDatabase());
  const stub = await startStub(options);
  const db = openDatabase(databaseUrl, { max: 4, name: "the test" });
  open.push(() => db.$client.end({ timeout: 1 }), stub.close);
  const ctx = await aWorkspace(db);
  const count = async (evaluationId: string, condition: ReturnType<typeof sql>) =>
    one(
      await db
        .select({ n: sql<number>`(count(*) filter (where ${condition}))::int` })
        .from(evaluationResults)
        .where(eq(evaluationResults.evaluationId, evaluationId)),
    ).n;
  return {
    ctx,
    db,
    stub,
    databaseUrl,
    /** An evaluation in the queue, by another connection where one is given. */
    start: (cases: number | unknown[], concurrency: number, more: Partial<Wanted> = {}, over: Db = db) =>
      aStartedEvaluation({ ...ctx, db: over }, { cases, concurrency, ...more }),
    /** A worker of this world; it may be sent to Postgres another way. */
    worker: (env: Record<string, string> = {}) =>
      startWorker({ DATABASE_URL: databaseUrl, OPENAI_BASE_URL: stub.baseUrl, OPENAI_API_KEY: key, ...env }),
    /** How many items have an end, and how many are under way. */
    done: (evaluationId: string) => count(evaluationId, sql`status in ('completed', 'failed')`),
    running: (evaluationId: string) => count(evaluationId, sql`status = 'running'`),
    /** How many calls are marked in the ledger and not closed. */
    marked: (evaluationId: string) =>
      db.$count(modelCalls, and(eq(modelCalls.evaluationId, evaluationId), eq(modelCalls.state, "sent"))),
    whenDone: (evaluationId: string, items: number) =>
      until(`${items} results`, async () => (await count(evaluationId, sql`status in ('completed', 'failed')`)) >= items),
    whenEnded: (evaluationId: string, withinMs?: number) =>
      until(
        "the evaluation to end",
        async () => one(await db.select().from(evaluations).where(eq(evaluations.id, evaluationId))).finishedAt !== null,
        withinMs,
      ),
    whenCalling: (calls = 1) => until(`${calls} calls in flight`, async () => stub.log.inFlight >= calls),
  };
}

/** A migrated database; `more` is said of it when it is made. */
export async function aDatabase(more = ""): Promise<string> {
  const name = `promptops_test_own_${randomBytes(4).toString("hex")}`;
  const { admin, urlOf } = testServer();
  await admin.unsafe(`create database ${name} template promptops_template ${more}`);
  await admin.end();
  return urlOf(name);
}
