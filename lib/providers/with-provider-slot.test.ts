import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Provider } from "./model";
import { withProviderSlot } from "./with-provider-slot";

const party = { workspaceId: "ws_1", work: "ev_1" };

const aProvider = (maxConcurrency: number): Provider => ({
  ...{ id: newId("pro"), baseUrl: "http://localhost", apiKey: "", trusted: true, prices: {} },
  maxConcurrency,
});

test("who is stopped while waiting leaves the line, and the others move up", async () => {
  const provider = aProvider(1);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const ran: string[] = [];
  const stop = new AbortController();
  const first = withProviderSlot(provider, () => held, { for: party });
  const second = withProviderSlot(provider, async () => void ran.push("second"), { for: party, signal: stop.signal });
  const third = withProviderSlot(provider, async () => void ran.push("third"), {
    for: party,
    signal: new AbortController().signal,
  });
  stop.abort();
  await expect(second).rejects.toMatchObject({ code: "cancelled" });
  expect(ran).toEqual([]);
  release();
  await Promise.all([first, third]);
  await withProviderSlot(provider, async () => void ran.push("fourth"), { for: party });
  expect(ran).toEqual(["third", "fourth"]);
});

test("who is stopped before does not enter", async () => {
  const sent = withProviderSlot(aProvider(1), async () => "sent", { for: party, signal: AbortSignal.abort() });
  await expect(sent).rejects.toMatchObject({ code: "cancelled" });
});
