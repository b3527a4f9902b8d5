import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { until } from "../until";
import { aWorld, type World } from "./a-world";
import { expectWhole } from "./expect-whole";

const items = 5;
const window = 2;
const fetchers = 4; // plans that two workers take at once

const cleanUps = async ({ db }: World) => (await db.execute(sql`select 1 from pgboss.job where name = 'system.clean-up'`)).length;

/** Makes the queue believe that an hour has passed since anybody was there. */
async function anHourPasses({ db }: World): Promise<void> {
  await db.execute(sql`
    update pgboss.job set created_on = created_on - interval '1 hour', start_after = start_after - interval '1 hour',
      started_on = started_on - interval '1 hour', heartbeat_on = heartbeat_on - interval '1 hour'`);
  await db.execute(sql`
    update pgboss.version set cron_on = cron_on - interval '1 hour', flow_on = flow_on - interval '1 hour'`);
  // Sixty turns were missed, and one is due just now
  await db.execute(sql`update pgboss.schedule set cron = '* * * * *'`);
}

test("R14: workers away for an hour: what waited is done in its order, at one try each, and a missed schedule does not catch up", {
  timeout: 120_000,
}, async () => {
  const world = await aWorld({ latencyMs: 50 });
  const first = await world.worker();
  const broken = await world.start(20, window);
  await world.whenDone(broken.id, 2);
  await first.kill();
  const waiting: string[] = [];
  for (let n = 0; n < 12; n++) waiting.push((await world.start(items, window)).id);
  const swept = await cleanUps(world);
  await anHourPasses(world);

  const workers = await Promise.all([world.worker(), world.worker()]);
  for (const id of [...waiting, broken.id]) await world.whenEnded(id);
  await until("the schedule's turn", async () => (await cleanUps(world)) > swept);
  for (const worker of workers) expect(await worker.stop()).toBe(0);

  for (const id of waiting) await expectWhole(world.db, id, { items });
  await expectWhole(world.db, broken.id, { items: 20, inFlight: 4 * window });
  expect(world.stub.log.total).toBeLessThanOrEqual(12 * items + 20 + 4 * window);
  expect(await cleanUps(world)).toBe(swept + 1);
  const jobs = await world.db.execute<{ id: string; tries: number }>(sql`
    select data->>'evaluationId' as id, retry_count as tries from pgboss.job
    where name = 'evaluation.plan' and data->>'evaluationId' <> ${broken.id} order by started_on`);
  expect(jobs.filter(({ tries }) => tries > 0)).toEqual([]);
  const jumped = jobs.filter(({ id }, place) => waiting.indexOf(id) > place + fetchers);
  expect([jobs.length, jumped]).toEqual([12, []]);
});
