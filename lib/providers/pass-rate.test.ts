import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Provider, TakePermits } from "./model";
import { passRate } from "./pass-rate";
import { withProviderSlot } from "./with-provider-slot";

const party = { workspaceId: "ws_1", work: "ev_1" };

const limited = (take: TakePermits, countsTokens = false): Provider => ({
  ...{ id: newId("prov"), baseUrl: "https://api.example.com/v1", apiKey: "", trusted: false, maxConcurrency: 100, prices: {} },
  rate: { countsTokens, take },
});

test("many that wait ask together, and go in their order as they are let", async () => {
  const asked: number[][] = [];
  const provider = limited(async (sizes) => {
    asked.push(sizes);
    return { granted: Math.min(2, sizes.length), retryInMs: 1 };
  });
  const went: number[] = [];
  await Promise.all([1, 2, 3, 4, 5].map((size) => passRate(provider, size).then(() => went.push(size))));
  expect(went).toEqual([1, 2, 3, 4, 5]);
  expect(asked.slice(-2)).toEqual([[3, 4, 5], [5]]);
});

test("who is stopped while waiting leaves, and takes nobody's place", async () => {
  let most = 0;
  const provider = limited(async (sizes) => ({ granted: Math.min(most, sizes.length), retryInMs: 1 }));
  const stop = new AbortController();
  const stopped = passRate(provider, 1, stop.signal);
  const waits = passRate(provider, 2, new AbortController().signal);
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
  most = 1;
  await waits;
});

test("trouble with the count fails who waits, and not who comes later", async () => {
  let isBroken = true;
  const provider = limited(async (sizes) => {
    if (isBroken) throw new Error("no count");
    return { granted: sizes.length, retryInMs: 0 };
  });
  await expect(passRate(provider, 1)).rejects.toThrow("no count");
  isBroken = false;
  await passRate(provider, 1);
});

test("what a call used beyond its size is taken with the next", async () => {
  const owed: number[] = [];
  const provider = limited(async (sizes, more) => {
    owed.push(more);
    return { granted: sizes.length, retryInMs: 0 };
  }, true);
  const call = (used: number | null) =>
    withProviderSlot(provider, async () => used, { for: party, size: () => 100, used: (result) => result });
  await call(130);
  await call(null);
  await call(20);
  await call(100);
  expect(owed).toEqual([0, 30, 0, -80]);
});

test("a limit of concurrency that was raised holds for who waits already", async () => {
  const provider: Provider = { ...limited(async () => ({ granted: 1, retryInMs: 0 })), maxConcurrency: 1, rate: undefined };
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const ran: string[] = [];
  const first = withProviderSlot(provider, () => held, { for: party });
  const second = withProviderSlot(provider, async () => void ran.push("second"), { for: party });
  await withProviderSlot({ ...provider, maxConcurrency: 3 }, async () => void ran.push("third"), { for: party });
  expect(ran).toContain("third");
  release();
  await Promise.all([first, second]);
  expect(ran).toContain("second");
});
