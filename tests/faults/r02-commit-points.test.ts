import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { one } from "@/db/rows";
import { evaluations } from "@/db/schema/evaluations";
import { until } from "../until";
import { aWorld, type World } from "./a-world";
import { expectWhole } from "./expect-whole";
import { tapPostgres } from "./tap-postgres";

const items = 20;
const window = 4;

type Tap = Awaited<ReturnType<typeof tapPostgres>>;
type Point = {
  at: string;
  /** Resolves at the moment at which the worker is to die. */
  reached: (world: World, tap: Tap, id: string) => Promise<unknown>;
};

const storing = /insert into result_outputs/;
const statusOf = async ({ db }: World, id: string) =>
  one(await db.select({ status: evaluations.status }).from(evaluations).where(eq(evaluations.id, id))).status;
const whenPlanned = (world: World, id: string) =>
  until("the planning to be over", async () => {
    const of = and(sql`name = 'evaluation.plan'`, sql`state = 'completed'`, sql`data->>'evaluationId' = ${id}`);
    return (await world.db.execute(sql`select 1 from pgboss.job where ${of}`)).length > 0;
  });

const points: Point[] = [
  {
    at: "before the items are planned",
    reached: (_, tap) => tap.caught("before", /insert into "evaluation_results"/),
  },
  {
    at: "when the items are planned and the worker has not learnt of it",
    reached: async (world, tap, id) => {
      await tap.caught("after", /^commit/);
      await until("the plan", async () => (await statusOf(world, id)) === "running");
    },
  },
  {
    at: "when items are marked and no call is sent",
    reached: async (world, tap, id) => {
      await tap.caught("after", /with picked as/);
      await until("the marks", async () => (await world.running(id)) > 0);
    },
  },
  { at: "while calls are in flight", reached: (world) => world.whenCalling(window) },
  { at: "when a call is answered and not stored", reached: (_, tap) => tap.caught("before", storing) },
  {
    at: "when an answer is stored and the worker has not learnt of it",
    reached: async (world, tap, id) => {
      await tap.caught("after", storing);
      await world.whenDone(id, 1);
    },
  },
  {
    at: "when all answers are stored and the evaluation has not ended",
    reached: (_, tap) => tap.caught("before", /update "evaluations" set .*"finished_at"/),
  },
  {
    at: "when the evaluation has ended and its job has not",
    reached: async (world, tap, id) => {
      await whenPlanned(world, id);
      await tap.caught("before", /set completed_on = .*state = 'completed'/is);
      expect(await statusOf(world, id)).toBe("completed");
    },
  },
];

describe.concurrent("R2: a worker killed with SIGKILL", () => {
  const named = points.map((point) => [point.at, point] as const); // a field in a name would be cut short
  test.each(named)("%s: nothing lost, nothing doubled", { timeout: 120_000 }, async (_, { reached }) => {
    const world = await aWorld({ latencyMs: 100 });
    const tap = await tapPostgres(world.databaseUrl);
    const { id } = await world.start(items, window);
    const atThePoint = reached(world, tap, id);
    const first = await world.worker({ DATABASE_URL: tap.url });
    await atThePoint;
    await first.kill();
    await until("the stub to notice", async () => world.stub.log.inFlight === 0);
    const [called, stored, marked] = [world.stub.log.total, await world.done(id), await world.marked(id)];

    const second = await world.worker();
    await world.whenEnded(id);
    await until("its jobs to end", async () => {
      const left = await world.db.execute(
        sql`select 1 from pgboss.job where data->>'evaluationId' = ${id} and state <> 'completed'`,
      );
      return left.length === 0;
    });
    expect(await second.stop()).toBe(0);
    await expectWhole(world.db, id, { items, inFlight: marked });
    expect(marked).toBeLessThanOrEqual(4 * window);
    expect(world.stub.log.total).toBe(called + items - stored); // what was asked and not stored, once more; nothing else
    expect(new Set(world.stub.log.repeated().map((call) => call.idempotencyKey)).size).toBe(called - stored);
  });
});
