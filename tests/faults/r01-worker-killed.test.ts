import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import type { WorkerProcess } from "../start-worker";
import { seeded } from "../stub-provider/seeded";
import { until } from "../until";
import { aWorld } from "./a-world";
import { expectWhole } from "./expect-whole";

const items = 200;
const kills = 5;

test("R1: a worker killed at five seeded points pays again only for what was in flight, and its work goes on within 15 seconds", {
  timeout: 240_000,
}, async () => {
  const world = await aWorld({ latencyMs: 150 });
  const { id } = await world.start(items, 8);
  const callsIn = (state: "sent" | "unknown") =>
    world.db
      .select({ id: modelCalls.id })
      .from(modelCalls)
      .where(and(eq(modelCalls.evaluationId, id), eq(modelCalls.state, state)));

  const points = Array.from({ length: kills }, (_, kill) => Math.floor(((kill + seeded(7, kill)) * items * 0.8) / kills));
  const inFlight = new Set<string>(); // by the ledger, at any of the kills
  let worker: WorkerProcess = await world.worker();
  for (const point of points) {
    await world.whenDone(id, point);
    await world.whenCalling(3);
    await worker.kill();
    await until("the stub to notice", async () => world.stub.log.inFlight === 0);
    for (const call of await callsIn("sent")) inFlight.add(call.id);
    worker = await world.worker();
    const revivedAt = await world.done(id);
    await until("the work to go on", async () => (await world.done(id)) > revivedAt, 15_000);
  }
  await world.whenEnded(id);
  await worker.stop();

  await expectWhole(world.db, id, { items, inFlight: inFlight.size });
  const unknown = await callsIn("unknown");
  expect(unknown.length).toBeGreaterThan(0);
  expect(unknown.filter((call) => !inFlight.has(call.id))).toEqual([]);
  expect(world.stub.log.total).toBeLessThanOrEqual(items + inFlight.size);
});
