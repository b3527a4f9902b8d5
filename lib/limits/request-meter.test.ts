import { describe, expect, test, vi } from "vitest";
import { type Database, database } from "@/db/client";
import { newId } from "@/lib/ids";
import { requestMeter } from "./request-meter";

const most = 400;
const name = newId("req");
let clock = Date.parse("2026-11-22T12:00:30Z");
const now = () => clock;
/** A process of its own: what it counts is shared through the database only. */
const aProcess = (db: () => Database = database, patienceMs?: number) => requestMeter({ name, most, db, now, patienceMs });

async function pass(meter: ReturnType<typeof requestMeter>, caller: string, requests: number): Promise<number> {
  const rates = await Promise.all(Array.from({ length: requests }, () => meter(caller)));
  return rates.filter(({ isOver }) => !isOver).length;
}

describe("requestMeter", () => {
  test("lets exactly the limit through in one process, and says how the caller stands", async () => {
    const [meter, caller] = [aProcess(), newId("usr")];
    expect(await meter(caller)).toEqual({ limit: most, remaining: most - 1, resetSeconds: 30, isOver: false });
    expect(await pass(meter, caller, 2 * most)).toBe(most - 1);
    expect(await meter(caller)).toEqual({ limit: most, remaining: 0, resetSeconds: 30, isOver: true });
    expect(await pass(meter, newId("usr"), 1)).toBe(1);
  });

  test("starts anew with the minute", async () => {
    const [meter, caller] = [aProcess(), newId("usr")];
    await pass(meter, caller, most);
    clock += 30_000;
    expect(await pass(meter, caller, 2 * most)).toBe(most);
  });

  test.each([
    ["one after the other", false],
    ["at the same time", true],
  ])("lets two processes pass no more than a twentieth each beyond the limit, used %s", async (_, together) => {
    const [one, other, caller] = [aProcess(), aProcess(), newId("usr")];
    const rounds = Array.from({ length: 40 }, () => [one, other]).flat();
    let passed = 0;
    if (together) for (const counts of await Promise.all(rounds.map((meter) => pass(meter, caller, 20)))) passed += counts;
    else for (const meter of rounds) passed += await pass(meter, caller, 20);
    expect(passed).toBeGreaterThanOrEqual(most);
    expect(passed).toBeLessThanOrEqual(most + 2 * (most / 20));
  });

  test("asks the database once in a fortieth of the limit", async () => {
    const asked = vi.fn(database);
    const [meter, caller] = [aProcess(asked), newId("usr")];
    for (let request = 0; request < most / 40 - 1; request++) await meter(caller);
    expect(asked).not.toHaveBeenCalled();
    await pass(meter, caller, most);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(40);
  });

  test.each([
    ["refuses", () => Promise.reject(new Error("away"))],
    ["says nothing", () => new Promise<never>(() => {})],
  ])("holds the limit alone while the database %s", async (_, answer) => {
    const away = { insert: () => ({ values: () => ({ onConflictDoUpdate: () => ({ returning: answer }) }) }) };
    const meter = aProcess(() => away as unknown as Database, 1); // safe: the one statement the meter sends
    expect(await pass(meter, newId("usr"), 2 * most)).toBe(most);
  });
});
