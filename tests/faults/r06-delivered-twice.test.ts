import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { until } from "../until";
import { aWorld, type World } from "./a-world";
import { expectWhole } from "./expect-whole";

const items = 20; // few enough for a single job
const window = 4;

/** A mark of all that was stored of an evaluation but its calls. */
async function rowsOf({ db }: World, id: string): Promise<string> {
  const [row] = await db.execute<{ mark: string }>(sql`
    select md5(string_agg(line, E'\\n' order by line)) as mark from (
      select e::text as line from evaluations e where id = ${id}
      union all select r::text from evaluation_results r where evaluation_id = ${id}
      union all select s::text from result_scores s where evaluation_id = ${id}
      union all select o::text from result_outputs o join evaluation_results r on r.id = o.result_id where r.evaluation_id = ${id}
    ) as lines`);
  return row?.mark ?? expect.unreachable();
}

describe.concurrent("a job at work in two processes", () => {
  test("R6: delivered to another while the first still has it: one result an item, and no call that is not counted", {
    timeout: 120_000,
  }, async () => {
    const world = await aWorld({ latencyMs: 500 });
    const { id } = await world.start(items, window);
    const first = await world.worker();
    await world.whenDone(id, window);
    await world.whenCalling(window);
    first.process.kill("SIGSTOP"); // else it might take the job again itself
    const job = sql`name = 'evaluation.run' and state = 'active' and data->>'evaluationId' = ${id}`;
    const moved = await world.db.execute(
      sql`update pgboss.job set state = 'retry', start_after = now() where ${job} returning id`,
    );
    expect(moved).toHaveLength(1);
    const second = await world.worker();
    await until(
      "the other to have it",
      async () => (await world.db.execute(sql`select 1 from pgboss.job where ${job}`)).length > 0,
    );
    first.process.kill("SIGCONT");
    await world.whenEnded(id);
    expect([await first.stop(), await second.stop()]).toEqual([0, 0]);
    const { called, received } = await expectWhole(world.db, id, { items, inFlight: 2 * window, late: 3 * window });
    // What the first had in flight and in hand when it was overtaken, and what it had in flight when it noticed
    expect(world.stub.log.total).toBeLessThanOrEqual(items + 3 * window);
    expect(world.stub.log.total).toBeLessThanOrEqual(called);
    expect(received).toBeLessThanOrEqual(world.stub.log.total);
  });

  test("R7: paused beyond its heartbeat and woken after another finished: it changes no row, and its late answers are counted", {
    timeout: 120_000,
  }, async () => {
    const world = await aWorld({ latencyMs: 300 });
    const { id } = await world.start(items, window);
    const first = await world.worker();
    await world.whenDone(id, window);
    await world.whenCalling(window);
    first.process.kill("SIGSTOP");
    const second = await world.worker();
    await world.whenEnded(id);
    expect(await second.stop()).toBe(0);
    const before = await rowsOf(world, id);

    first.process.kill("SIGCONT");
    const next = await world.start(items, window); // nobody else is there to do it
    await world.whenEnded(next.id);
    expect(await first.stop()).toBe(0);
    expect(await rowsOf(world, id)).toBe(before);
    const { called } = await expectWhole(world.db, id, { items, inFlight: 2 * window, late: 2 * window });
    const { called: calledNext } = await expectWhole(world.db, next.id, { items });
    expect(world.stub.log.total).toBeLessThanOrEqual(called + calledNext);
    expect(world.stub.log.total).toBeLessThanOrEqual(2 * items + 2 * window);
    await until("nothing in flight", async () => world.stub.log.inFlight === 0);
  });
});
