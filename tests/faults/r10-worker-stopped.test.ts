import { expect, test } from "vitest";
import { aWorld } from "./a-world";
import { expectWhole } from "./expect-whole";

test("R10: a worker told to stop with SIGTERM finishes what it sent, hands back the rest, ends with 0; the next one goes on at once", {
  timeout: 90_000,
}, async () => {
  const world = await aWorld({ latencyMs: 150 });
  const { id } = await world.start(120, 8);
  const first = await world.worker();
  await world.whenDone(id, 30);
  expect(await first.stop()).toBe(0);
  expect([await world.running(id), world.stub.log.inFlight]).toEqual([0, 0]);
  expect(await world.done(id)).toBeLessThan(120);
  const second = await world.worker();
  await world.whenEnded(id, 15_000); // waited for its heartbeat to end, it would only begin by then
  await second.stop();
  await expectWhole(world.db, id, { items: 120 });
  expect(world.stub.log.total).toBe(120);
});
