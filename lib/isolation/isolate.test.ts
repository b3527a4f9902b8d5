import { beforeAll, describe, expect, test, vi } from "vitest";
import { bundleThreads } from "@/tests/bundle-threads";
import { isolate } from "./isolate";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // threads are slow to start on a busy machine
beforeAll(bundleThreads);

/** What is to succeed gets all the time it needs on a busy machine. */
const check = (schema: unknown, value: unknown, timeoutMs = 60_000) =>
  isolate("json-schema", { rule: { schema: JSON.stringify(schema), draft: "auto" }, text: JSON.stringify(value) }, { timeoutMs });
const many = Array.from({ length: 20_000 }, (_, i) => ({ i }));
/** Takes quadratic time: minutes. */
const endless = () => check({ uniqueItems: true }, many, 200);

describe("isolate", () => {
  test("answers what the task answers", async () => {
    expect(await check({ type: "string" }, "x")).toEqual({ valid: true, errors: [] });
    const task = { pattern: "b+", flags: "", wholeText: false, text: "abbc" };
    expect(await isolate("regex", task)).toEqual({ match: "bb" });
  });

  test("throws what the task throws, with its message", async () => {
    await expect(check({ type: "strng" }, "x")).rejects.toThrow("The schema does not work");
    await expect(isolate("rm", {})).rejects.toThrow("There is no isolated task “rm”.");
    await expect(isolate("constructor", {})).rejects.toThrow("There is no isolated task");
  });

  test("a task that does not end is stopped while this thread goes on, and the next one works", async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    await expect(endless()).rejects.toMatchObject({ name: "ThreadEnded", why: "timeout", message: "Stopped after 200 ms." });
    clearImmediate(timer);
    expect(turns).toBeGreaterThan(20);
    expect(await check({ type: "number" }, 1)).toMatchObject({ valid: true });
  });

  test("a task that needs too much memory is stopped, and the next one works", async () => {
    const value = Array.from({ length: 3_000_000 }, () => 0);
    await expect(check({ items: { type: "string" } }, value)).rejects.toMatchObject({
      name: "ThreadEnded",
      why: "memory",
    });
    expect(await check({ type: "number" }, 1)).toMatchObject({ valid: true });
  });

  test("many at once each get their own answer, those behind a stopped one too", async () => {
    const stopped = Promise.allSettled([endless(), endless(), endless()]);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => check({ const: i }, i % 2 === 0 ? i : -1)));
    expect(answers.map((answer) => (answer as { valid: boolean }).valid)).toEqual(answers.map((_, i) => i % 2 === 0)); // safe: the task's answer
    expect((await stopped).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });

  test.each([
    ["accepted", "x"],
    ["refused", 1],
  ])("a short schema with 2^40 ways through it is stopped (%s)", async (_name, value) => {
    const levels = Array.from({ length: 40 }, (_, i) => {
      const next = { $ref: `#/$defs/l${i + 1}` };
      return [`l${i}`, { allOf: [next, next] }];
    });
    const schema = { $defs: { ...Object.fromEntries(levels), l40: { type: "string" } }, $ref: "#/$defs/l0" };
    await expect(check(schema, value, 500)).rejects.toMatchObject({ name: "ThreadEnded" });
    expect(await check({ type: "number" }, 1)).toMatchObject({ valid: true });
  });

  test("of those that crossed together only the one that does not end fails", async () => {
    const together = await Promise.allSettled([
      ...Array.from({ length: 20 }, (_, i) => check({ const: i }, i, 500)),
      check({ uniqueItems: true }, many, 500),
      ...Array.from({ length: 20 }, (_, i) => check({ const: i }, i, 500)),
    ]);
    const ends = together.map(({ status }) => status);
    expect(ends.filter((status) => status === "fulfilled")).toHaveLength(40);
    expect(together[20]).toMatchObject({ status: "rejected", reason: { name: "ThreadEnded", why: "timeout" } });
  });

  test("of those that crossed together only the one that needs too much memory fails", async () => {
    const zeros = Array.from({ length: 3_000_000 }, () => 0);
    const together = await Promise.allSettled([
      check({ const: 1 }, 1),
      check({ items: { type: "string" } }, zeros),
      check({ const: 2 }, 2),
    ]);
    expect(together.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(together[1]).toMatchObject({ reason: { name: "ThreadEnded", why: "memory" } });
  });

  test("what cannot be sent to a thread is refused and costs no thread", async () => {
    for (let i = 0; i < 10; i++) await expect(isolate("json-valid", () => 1)).rejects.toThrow("could not be cloned");
    expect(await check({ type: "number" }, 1)).toMatchObject({ valid: true });
  });
});
