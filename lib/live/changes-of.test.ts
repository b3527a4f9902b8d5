import { sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { newId } from "@/lib/ids";
import { changesOf } from "./changes-of";
import { hub } from "./hub";
import { sendHint } from "./send-hint";

const never = 600_000;

/** Looks at a topic and counts; `looks` is how often it was time to. */
function aWatcher(topic: string, pace: { fallbackMs?: number } = {}) {
  const stop = new AbortController();
  const seen = { looks: 0 };
  const ended = (async () => {
    for await (const _ of changesOf(topic, { signal: stop.signal, leastMs: () => 0, fallbackMs: never, ...pace })) seen.looks++;
  })();
  const leave = () => {
    stop.abort();
    return ended;
  };
  return { seen, stop: leave };
}
const notify = (payload: string) => database().execute(sql`select pg_notify('promptops_live', ${payload})`);
const listeners = async () => {
  const rows = await database().execute<{ pid: number }>(
    sql`select pid from pg_stat_activity where application_name = 'promptops-live' and datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
};
/** Hints get through: one that is sent before the connection listens is lost, so it is sent until it is heard. */
const heard = (watcher: ReturnType<typeof aWatcher>, topic: string, looks: number) =>
  vi.waitFor(
    async () => {
      await notify(topic);
      expect(watcher.seen.looks).toBeGreaterThan(looks);
    },
    { timeout: 20_000 },
  );

describe("changesOf", () => {
  test("looks at once, then at a hint on its own topic", async () => {
    const topic = newId("run");
    const [mine, other] = [aWatcher(topic), aWatcher(newId("run"))];
    await heard(mine, `x ${topic} y`, 1);
    const before = other.seen.looks;
    await heard(mine, topic, mine.seen.looks);
    expect(other.seen.looks).toBe(before);
    await Promise.all([mine.stop(), other.stop()]);
  });

  test("looks now and then without any hint", async () => {
    const watcher = aWatcher(newId("run"), { fallbackMs: 5 });
    await vi.waitFor(() => expect(watcher.seen.looks).toBeGreaterThan(3));
    await watcher.stop();
  });

  test("takes hints that come close together as one, and loses none that came while nobody looked", async () => {
    const [topic, marker] = [newId("run"), newId("run")];
    const after = aWatcher(marker);
    await heard(after, marker, 1);
    const stop = new AbortController();
    const changes = changesOf(topic, { signal: stop.signal, leastMs: () => 0, fallbackMs: never });
    await changes.next();
    for (let n = 0; n < 10; n++) await notify(topic);
    await heard(after, marker, after.seen.looks); // hints come in order: those above have come
    await changes.next();
    const looked = vi.fn();
    const next = changes.next().then(looked);
    await heard(after, marker, after.seen.looks);
    expect(looked).not.toHaveBeenCalled();
    stop.abort();
    await Promise.all([next, after.stop()]);
  });

  test("leaves nothing behind", async () => {
    const before = hub().waiting();
    const watchers = Array.from({ length: 50 }, (_, n) => aWatcher(`leak${n}`));
    await vi.waitFor(() => expect(hub().waiting()).toBe(before + 50));
    await Promise.all(watchers.map((watcher) => watcher.stop()));
    expect(hub().waiting()).toBe(before);
  });

  test("uses one connection, and has another when Postgres ends it", async () => {
    const topic = newId("run");
    const watchers = [aWatcher(topic), aWatcher(topic)];
    const [watcher] = watchers;
    if (!watcher) return expect.unreachable();
    await heard(watcher, topic, 1);
    const [pid, ...more] = await listeners();
    expect(more).toEqual([]);
    await database().execute(sql`select pg_terminate_backend(${pid ?? 0})`);
    const looks = watcher.seen.looks;
    await vi.waitFor(async () => expect((await listeners()).filter((one) => one !== pid)).toHaveLength(1), { timeout: 20_000 });
    await heard(watcher, topic, looks);
    await Promise.all(watchers.map((one) => one.stop()));
  });
});

describe("sendHint", () => {
  test("sends at once and rests, and what came meanwhile is sent after", async () => {
    const topic = newId("ev");
    const watcher = aWatcher(topic);
    await heard(watcher, topic, 1);
    const before = watcher.seen.looks;
    for (let n = 0; n < 20; n++) sendHint([topic], 100);
    await vi.waitFor(() => expect(watcher.seen.looks).toBe(before + 2));
    await watcher.stop();
  });
});
