import { afterEach, expect, test } from "vitest";
import { type Stub, type StubOptions, startStub } from "./start-stub";

const stubs: Stub[] = [];
const start = async (options?: StubOptions) => {
  const stub = await startStub(options);
  stubs.push(stub);
  return stub;
};
afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.close()));
});

const send = (stub: Stub, text: string, more: object = {}) =>
  fetch(`${stub.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "idempotency-key": `key ${text}` },
    body: JSON.stringify({ model: "m", messages: [{ role: "user", content: text }], ...more }),
  });

test("the log counts calls, what became of them, the most at once and repeated keys", async () => {
  const stub = await start({ latencyMs: 20 });
  await Promise.all(["a", "b", "b", "[[500]]"].map(async (text) => (await send(stub, text)).text()));
  expect(stub.log.repeated().map(({ idempotencyKey }) => idempotencyKey)).toEqual(["key b"]);
  const log = await (await fetch(`${stub.url}/__log`)).json();
  expect(log).toMatchObject({ total: 4, maxInFlight: 4, inFlight: 0, byState: { answered: 3, faulted: 1, aborted: 0 } });
  await fetch(`${stub.url}/__reset`);
  expect(stub.log).toMatchObject({ total: 0, entries: [] });
});

test("a client that leaves is logged as aborted", async () => {
  const stub = await start();
  const controller = new AbortController();
  const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: "[[hang]]" }] });
  const left = fetch(`${stub.baseUrl}/chat/completions`, { method: "POST", body, signal: controller.signal });
  await expect.poll(() => stub.log.inFlight).toBe(1);
  controller.abort();
  await expect(left).rejects.toThrow();
  await expect.poll(() => stub.log.byState.aborted).toBe(1);
});

test("a mode is named by script, header, mark in the text or model, in that order", async () => {
  const stub = await start({ script: (_request, n) => (n === 0 ? "404" : null) });
  expect((await send(stub, "[[500]]")).status).toBe(404);
  expect((await send(stub, "[[500]]")).status).toBe(500);
  expect((await send(stub, "x", { model: "stub-429" })).status).toBe(429);
  const headers = { "x-stub-mode": "401" };
  expect((await fetch(`${stub.baseUrl}/chat/completions`, { method: "POST", headers, body: "{}" })).status).toBe(401);
});

test("a share of calls fails, the same ones for the same seed", async () => {
  const statuses = async (seed: number) => {
    const stub = await start({ failShare: 0.3, failModes: ["500"], seed });
    const found: number[] = [];
    for (let n = 0; n < 60; n++) found.push((await send(stub, "x")).status);
    return found;
  };
  const first = await statuses(5);
  expect(await statuses(5)).toEqual(first);
  expect(await statuses(6)).not.toEqual(first);
  const failed = first.filter((status) => status === 500).length;
  expect(failed).toBeGreaterThan(8);
  expect(failed).toBeLessThan(30);
});

test("tells spam from ham well enough to be measured", async () => {
  const stub = await start();
  const ask = async (mail: string) => {
    const messages = [
      { role: "system", content: "Answer spam or ham." },
      { role: "user", content: mail },
    ];
    const response = await fetch(`${stub.baseUrl}/chat/completions`, { method: "POST", body: JSON.stringify({ messages }) });
    return (await response.json()).choices[0].message.content;
  };
  expect(await ask("Dear friend, click here to earn FREE cash, guaranteed!")).toBe("spam");
  expect(await ask("On Tuesday Bob wrote: the patch for the kernel fails with this rpm")).toBe("ham");
});
