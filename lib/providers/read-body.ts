import type { CallDeadline } from "./call-deadline";
import { ProviderFault } from "./model";

type Limits = { maxResponseBytes: number; deadline: CallDeadline };

const tooLarge = (limit: number) =>
  new ProviderFault("too_large", `The answer is larger than the ${Math.round(limit / 1_024).toLocaleString("en")} KiB allowed.`);

/**
 * Hands on a response's bytes as they come, counted after any decompression. `onChunk` answers true when it has all it
 * needs. Throws the deadline's fault as soon as it passes, also where the stream would only end quietly.
 */
export async function readChunks(
  response: Response,
  { maxResponseBytes, deadline }: Limits,
  onChunk: (chunk: Uint8Array) => boolean,
): Promise<void> {
  if (!response.body) return;
  const reader = response.body.getReader();
  let size = 0;
  try {
    while (true) {
      const { value, done } = await reader.read();
      const ended = deadline.fault();
      if (ended) throw ended;
      if (done) return;
      deadline.touch();
      size += value.byteLength;
      if (size > maxResponseBytes) throw tooLarge(maxResponseBytes);
      if (onChunk(value)) break;
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error;
  }
  void drain(reader);
}

/** Reads what follows the end mark, so that the connection can be used again; gives up after a second. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const cancel = () => void reader.cancel().catch(() => undefined);
  const timer = setTimeout(cancel, 1_000);
  timer.unref();
  try {
    for (let reads = 0; reads < 100; reads++) if ((await reader.read()).done) return;
    cancel();
  } catch {
    // The answer is complete: what happens to the connection after it changes nothing
  } finally {
    clearTimeout(timer);
  }
}

/** A whole body as text. */
export async function readBody(response: Response, limits: Limits): Promise<string> {
  const chunks: Uint8Array[] = [];
  await readChunks(response, limits, (chunk) => {
    chunks.push(chunk);
    return false;
  });
  const [first] = chunks;
  const bytes =
    chunks.length === 1 && first ? Buffer.from(first.buffer, first.byteOffset, first.byteLength) : Buffer.concat(chunks);
  return bytes.toString("utf8");
}
