import { expect, test } from "vitest";
import { semaphore } from "./semaphore";

/** A work that lasts until it is told to end. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve };
}

test("runs two at once, lets one wait and refuses the next", async () => {
  const run = semaphore({ concurrency: 2, queue: 1 });
  const [a, b, c] = [held(), held(), held()];
  const started: string[] = [];
  const doing = [a, b, c].map((one, i) =>
    run(async () => {
      started.push(String(i));
      await one.work();
    }),
  );
  expect(started).toEqual(["0", "1"]);
  await expect(run(async () => {})).rejects.toMatchObject({ code: "unavailable" });
  a.end();
  await doing[0];
  b.end();
  c.end();
  await Promise.all(doing);
  expect(started).toEqual(["0", "1", "2"]);
});

test("a work that throws gives its place back", async () => {
  const run = semaphore({ concurrency: 1, queue: 0 });
  const broken = () => run(() => Promise.reject(new Error("broken")));
  await expect(broken()).rejects.toThrow("broken");
  await expect(broken()).rejects.toThrow("broken");
});
