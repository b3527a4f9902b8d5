import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Live, LiveEvent } from "@/lib/live/live";
import { eventStream } from "./event-stream";

const shapes = { said: z.object({ text: z.string() }) };
const said = (text: string): LiveEvent => ({ event: "said", data: { text } });

/** A source of events that counts how many were asked for, and notes when it is left. */
function aSource(events: LiveEvent[], thenWait: boolean) {
  const seen = { asked: 0, left: 0 };
  const live: Live = {
    async *events(signal) {
      try {
        for (const event of events) {
          seen.asked++;
          yield event;
        }
        if (thenWait) await new Promise((resolve) => signal.addEventListener("abort", resolve));
      } finally {
        seen.left++;
      }
    },
  };
  return { live, seen };
}

function opened(live: Live, more: Partial<Parameters<typeof eventStream>[1]> = {}) {
  const onEnd = vi.fn();
  const response = eventStream(live, {
    shapes,
    recheck: async () => {},
    recheckMs: 60_000,
    gone: new AbortController().signal,
    onEnd,
    ...more,
  });
  const reader = response.body?.getReader() ?? expect.unreachable();
  const read = async () => {
    const { done, value } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return { response, reader, read, onEnd };
}

describe("a stream of events", () => {
  test("tells how to connect again, then each event with its declared fields alone, and ends", async () => {
    const event = { event: "said", id: "7", data: { text: "two\nlines", secret: "x" } };
    const { read, response, onEnd } = opened(aSource([event], false).live);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    expect(await read()).toBe("retry: 2000\n\n");
    expect(await read()).toBe('event: said\nid: 7\ndata: {"text":"two\\nlines"}\n\n');
    expect(await read()).toBeNull();
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test("asks for the next event only when the reader takes it", async () => {
    const { live, seen } = aSource(
      Array.from({ length: 1000 }, (_, n) => said(String(n))),
      false,
    );
    const { read, reader } = opened(live);
    for (let n = 0; n < 4; n++) await read();
    expect(seen.asked).toBeLessThan(6);
    await reader.cancel();
  });

  test("says that it is still there while nothing happens", async () => {
    vi.useFakeTimers();
    const { read, reader } = opened(aSource([], true).live);
    await read();
    const next = read();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await next).toMatch(/^: /);
    await reader.cancel();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test("leaves the source when the reader goes, whether it waits or not", async () => {
    for (const events of [[], [said("a"), said("b"), said("c")]]) {
      const { live, seen } = aSource(events, true);
      const { read, reader, onEnd } = opened(live);
      await read();
      if (events.length > 0) await read();
      else void read();
      await reader.cancel();
      await vi.waitFor(() => expect(seen.left).toBe(1));
      expect(onEnd).toHaveBeenCalledTimes(1);
    }
  });

  test("ends at once for a reader who went before it began", () => {
    const { onEnd } = opened(aSource([said("a")], true).live, { gone: AbortSignal.abort() });
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test("ends when the reader may no longer read, also where nobody takes what is there", async () => {
    const { live, seen } = aSource([said("a"), said("b"), said("c")], true);
    const refused = async () => {
      throw new Error("signed out");
    };
    const { read, onEnd } = opened(live, { recheck: refused, recheckMs: 1 });
    await read();
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => expect(seen.left).toBe(1));
    while ((await read()) !== null);
  });

  test("goes on while the database is away", async () => {
    const recheck = vi.fn(async () => {
      throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    });
    const { read, reader, onEnd } = opened(aSource([said("a")], true).live, { recheck, recheckMs: 1 });
    await vi.waitFor(() => expect(recheck.mock.calls.length).toBeGreaterThan(2));
    expect(onEnd).not.toHaveBeenCalled();
    await read();
    expect(await read()).toContain("said");
    await reader.cancel();
  });

  test("ends rather than tell what it does not declare", async () => {
    const { read, onEnd } = opened(aSource([{ event: "other", data: {} }], true).live);
    await read();
    expect(await read()).toBeNull();
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
