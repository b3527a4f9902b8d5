import { AppError } from "@/lib/errors";

const graceMs = 30_000;
const leastBytesPerMs = 10;

/**
 * A body whose sender keeps sending: half a minute in all may be waited for it, and longer as more has come (10 kB a second).
 * A slower one is cut off with 408. Time in which nobody reads does not count.
 */
export function steadyBody(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let received = 0;
  let waitedMs = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const began = performance.now();
        const { done, value } = await soon(reader, graceMs + received / leastBytesPerMs - waitedMs);
        waitedMs += performance.now() - began;
        if (done) return controller.close();
        received += value.length;
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

async function soon(reader: ReadableStreamDefaultReader<Uint8Array>, ms: number) {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const tooSlow = new AppError("request_timeout", "The body came too slowly. Send it again over a better connection.");
    reject(tooSlow); // before the reading ends as if all had come
    reader.cancel(tooSlow).catch(() => {}); // the sender may be gone
  }, ms);
  try {
    return await Promise.race([reader.read(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
