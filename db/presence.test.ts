import type postgres from "postgres";
import { expect, test } from "vitest";
import { until } from "@/tests/until";
import { watchPresence } from "./presence";

const fault = (code: string) => Object.assign(new Error(code), { code });

/** A watch over connections that say what `said` says, in the order in which they are opened. */
function aWatch(said: (asked: { connection: number; times: number }) => Promise<unknown>) {
  const seen = { opened: 0, looks: 0, turns: [] as string[] };
  const presence = watchPresence(
    () => {
      const connection = seen.opened++;
      let times = 0;
      const unsafe = () => {
        seen.looks++;
        return said({ connection, times: times++ });
      };
      return { unsafe, end: async () => {} } as unknown as postgres.Sql; // safe: all that a watch calls
    },
    { onAway: () => seen.turns.push("away"), onBack: () => seen.turns.push("back") },
  );
  const looks = async (more: number) => {
    const wanted = seen.looks + more;
    await until("more looks", async () => {
      presence.nudge();
      return seen.looks >= wanted;
    });
  };
  return { seen, presence, looks };
}

test("a connection that was closed in idleness is no outage: the next one answers", async () => {
  const { seen, presence, looks } = aWatch(async ({ connection, times }) => {
    if (connection === 0 && times === 2) throw fault("CONNECTION_CLOSED");
  });
  await looks(5);
  expect([presence.isAway(), seen.turns, seen.opened]).toEqual([false, [], 2]);
  presence.stop();
});

test("a server that is full, or refuses for another reason, is there", async () => {
  for (const code of ["53300", "28P01"]) {
    const { seen, presence, looks } = aWatch(async () => {
      throw fault(code);
    });
    await looks(3);
    expect([presence.isAway(), seen.turns]).toEqual([false, []]);
    presence.stop();
  }
});

test("a server that refuses twice is away until it answers, and each is told once", async () => {
  let isThere = false;
  const { seen, presence, looks } = aWatch(async () => {
    if (!isThere) throw fault("ECONNREFUSED");
  });
  await until("it to be away", async () => presence.isAway());
  await looks(3);
  expect(seen.turns).toEqual(["away"]);
  isThere = true;
  await until("it to be back", async () => !presence.isAway());
  await looks(2);
  expect(seen.turns).toEqual(["away", "back"]);
  presence.stop();
});

test("silence of some seconds is an outage, a slow answer is none", async () => {
  const slow = aWatch(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
  const silent = aWatch(() => new Promise(() => {}));
  await until("it to be away", async () => silent.presence.isAway());
  expect([slow.presence.isAway(), slow.seen.turns]).toEqual([false, []]);
  for (const { presence } of [slow, silent]) presence.stop();
});
