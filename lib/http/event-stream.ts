import type { z } from "zod";
import type { Live, LiveEvent } from "@/lib/live/live";
import { unlessAway } from "@/lib/live/unless-away";
import { log } from "@/lib/log";

/** The events a stream may tell, by name, with what each holds and nothing more. */
export type EventShapes = Record<string, z.ZodType>;

type Opened = {
  shapes: EventShapes;
  /** Throws once the reader may no longer read. */
  recheck(): Promise<unknown>;
  recheckMs: number;
  /** The reader is known to be gone. */
  gone: AbortSignal;
  /** Called once, however it ends. */
  onEnd(): void;
};

const heartbeatMs = 15_000;
const retryMs = 2_000;
const encoder = new TextEncoder();
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  // no-transform also keeps Next from compressing, which would hold events back
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** The head of a stream without its body, for HEAD. */
export const eventStreamHead = () => new Response(null, { headers });

/** A stream of events for one reader. It asks for the next only when the reader takes it, so a slow one makes nothing pile up. */
export function eventStream(live: Live, { shapes, recheck, recheckMs, gone, onEnd }: Opened): Response {
  const ended = new AbortController();
  const events = live.events(ended.signal);
  let next: Promise<IteratorResult<LiveEvent, void>> | null = null;
  let close = () => {};

  const end = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    clearInterval(rechecking);
    gone.removeEventListener("abort", end);
    events.return().catch(() => {}); // what it was waiting for may fail late
    close();
    onEnd();
  };
  const check = () =>
    unlessAway(recheck).catch((error) => {
      log().debug({ err: error }, "a stream ends: its reader may no longer read");
      end();
    });
  const rechecking = setInterval(check, recheckMs);
  rechecking.unref();

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      close = () => controller.close();
      controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`));
    },
    async pull(controller) {
      try {
        next ??= events.next();
        const found = await orHeartbeat(next);
        if (found !== "heartbeat") next = null;
        if (ended.signal.aborted) return;
        if (found === "heartbeat") controller.enqueue(encoder.encode(": still here\n\n"));
        else if (found.done) end();
        else controller.enqueue(encoder.encode(written(found.value, shapes)));
      } catch (error) {
        log().error({ err: error }, "a stream broke off");
        end();
      }
    },
    cancel() {
      close = () => {};
      end();
    },
  });
  gone.addEventListener("abort", end, { once: true });
  if (gone.aborted) end();
  return new Response(body, { headers });
}

async function orHeartbeat<Found>(found: Promise<Found>): Promise<Found | "heartbeat"> {
  const { promise, resolve } = Promise.withResolvers<"heartbeat">();
  const timer = setTimeout(resolve, heartbeatMs, "heartbeat");
  try {
    return await Promise.race([found, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** JSON has no line breaks of its own, so an event is one line of data. */
function written({ event, data, id }: LiveEvent, shapes: EventShapes): string {
  const shape = shapes[event];
  if (!shape) throw new Error(`this stream declares no event called ${event}`);
  return `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(shape.parse(data))}\n\n`;
}
