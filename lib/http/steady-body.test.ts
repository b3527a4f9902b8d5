import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { steadyBody } from "./steady-body";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

/** Sends this much every so often, and tells when it was cancelled. */
function aSender(bytes: number, everyMs: number, times = Number.POSITIVE_INFINITY) {
  const cancelled = vi.fn();
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent++ >= times) return controller.close();
      await new Promise((go) => setTimeout(go, everyMs));
      controller.enqueue(new Uint8Array(bytes));
    },
    cancel: cancelled,
  });
  return { body, cancelled };
}
async function sizeOf(body: ReadableStream<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of body) size += chunk.length;
  return size;
}
/** What becomes of a promise while the clock runs for so long. */
async function meanwhile<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  work.catch(() => {});
  await vi.advanceTimersByTimeAsync(ms);
  return work;
}

describe("steadyBody", () => {
  test("lets a slow but steady body through, however long it takes", async () => {
    const { body } = aSender(50_000, 4_000, 100);
    expect(await meanwhile(400_000, sizeOf(steadyBody(body)))).toBe(5_000_000);
  });

  test.each([
    ["stops at the start", aSender(1, 10_000_000)],
    ["drips a byte every ten seconds", aSender(1, 10_000)],
    ["is slower than 10 kB a second", aSender(9_000, 1_000)],
  ])("cuts a sender off that %s", async (_, { body, cancelled }) => {
    await expect(meanwhile(400_000, sizeOf(steadyBody(body)))).rejects.toMatchObject({ status: 408 });
    expect(cancelled).toHaveBeenCalled();
  });

  test("does not count the time in which nobody reads", async () => {
    const reader = steadyBody(aSender(10, 1_000, 3).body).getReader();
    for (let read = 0; read < 3; read++) {
      expect((await meanwhile(1_000, reader.read())).value).toHaveLength(10);
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect((await reader.read()).done).toBe(true);
  });
});

test("a JSON body that stalls is answered 408, in the agreed format, on a connection that ends", async () => {
  const { body } = aSender(1, 60_000);
  const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } };
  const response = await meanwhile(31_000, register(new Request("http://localhost/", init), { params: Promise.resolve({}) }));
  expect([response.status, response.headers.get("connection")]).toEqual([408, "close"]);
  expect(await response.json()).toMatchObject({ code: "request_timeout", status: 408 });
});
