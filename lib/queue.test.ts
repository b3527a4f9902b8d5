import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { one } from "@/db/rows";
import { ownDatabase } from "@/tests/own-database";
import { openBoss, queues } from "./queue";

await ownDatabase();
const boss = openBoss({ supervise: false, schedule: false, migrate: false });
await boss.start();
afterAll(() => boss.stop({ graceful: false }));

const jobsIn = async (condition = sql`true`) =>
  one(await database().execute<{ n: number }>(sql`select count(*)::int as n from pgboss.job where ${condition}`)).n;

test("20,000 done jobs of every queue are gone a day later, and none that waits or has just been done", async () => {
  const each = 20_000 / queues.length;
  for (const { name } of queues)
    await boss.insert(
      name,
      Array.from({ length: each + 2 }, () => ({ data: {} })),
    );
  expect(await jobsIn()).toBe(20_000 + 2 * queues.length);
  await database().execute(sql`
    with numbered as (select id, name, row_number() over (partition by name order by id) as n from pgboss.job)
    update pgboss.job j set state = 'completed',
      completed_on = case when n <= ${each} then now() - interval '24 hours 1 minute' else now() end
    from numbered where numbered.id = j.id and numbered.name = j.name and n <= ${each + 1}`);
  for (const { name } of queues) await boss.supervise(name);
  expect([await jobsIn(), await jobsIn(sql`state = 'created'`)]).toEqual([2 * queues.length, queues.length]);
});

test("what the clock sends while nobody works waits for an hour, what people asked for two weeks", async () => {
  const late = (hours: number) => sql`update pgboss.job set keep_until = keep_until - make_interval(hours => ${hours})`;
  await database().execute(late(2));
  await database().execute(sql`update pgboss.queue set maintain_on = null`); // as ten minutes later
  for (const { name } of queues) await boss.supervise(name);
  const left = await database().execute<{ name: string }>(sql`select distinct name from pgboss.job where state = 'created'`);
  expect(left.map(({ name }) => name).sort()).toEqual(
    queues.flatMap(({ name }) => (name.startsWith("system.") ? [] : [name])).sort(),
  );
});
