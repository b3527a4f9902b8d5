import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { Thread } from "./thread";

vi.setConfig({ testTimeout: 60_000 }); // threads are slow to start on a busy machine

const folder = mkdtempSync(join(tmpdir(), "thread-"));
let files = 0;

/** A thread whose answer to `message` is this expression, or which runs these statements first. */
function aThread(answer: string, before = ""): Thread {
  files += 1;
  const path = join(folder, `${files}.mjs`);
  writeFileSync(
    path,
    `import { parentPort } from "node:worker_threads";
${before}
parentPort.on("message", async (message) => parentPort.postMessage({ answer: await (${answer}) }));
parentPort.postMessage({ ready: true });`,
  );
  return new Thread(path, {});
}

describe("Thread", () => {
  test("has none of this process's environment", async () => {
    const thread = aThread("Object.keys(process.env)");
    expect(await thread.ask(null, 10_000)).toEqual([]);
    thread.close();
  });

  test("an answer that came while this process was busy is no time-out", async () => {
    const thread = aThread("message * 2");
    await thread.ask(0, 10_000);
    const asked = thread.ask(21, 50);
    // Busy in the last phase of a turn: timers come next, before the answer is read.
    setImmediate(() => {
      const until = performance.now() + 400;
      while (performance.now() < until);
    });
    expect(await asked).toBe(42);
    expect(thread.ended).toBe(false);
    thread.close();
  });

  test("time it spends waiting counts ten times less than time it works", async () => {
    const [waits, works] = [aThread("new Promise((done) => setTimeout(done, 200, 'done'))"), aThread("(() => { for (;;); })()")];
    await Promise.all([waits.ask(0, 10_000), aThread("1").ask(0, 10_000)]);
    expect(await waits.ask(0, 100)).toBe("done");
    await expect(works.ask(0, 100)).rejects.toMatchObject({ why: "timeout" });
    waits.close();
  });

  test("a time-out ends it, and it says so to whoever asks again", async () => {
    const thread = aThread("new Promise(() => {})");
    await expect(thread.ask(1, 20)).rejects.toMatchObject({ why: "timeout" });
    expect(thread.ended).toBe(true);
    await expect(thread.ask(1, 20)).rejects.toMatchObject({ why: "timeout" });
  });

  test.each([
    ["exits", "process.exit(0)", ""],
    ["throws outside of a task", "queueMicrotask(() => { throw new Error('oops') })", ""],
    ["does not start", "1", "throw new Error('broken')"],
  ])("a thread that %s is a crash", async (_name, answer, before) => {
    await expect(aThread(`${answer}, new Promise(() => {})`, before).ask(1, 10_000)).rejects.toMatchObject({ why: "crash" });
  });

  test("closing it ends what it was doing", async () => {
    const thread = aThread("new Promise(() => {})");
    const asked = thread.ask(1, 10_000);
    thread.close();
    await expect(asked).rejects.toMatchObject({ why: "closed" });
  });
});
