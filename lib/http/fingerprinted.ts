import { createHash } from "node:crypto";

/** A body that is hashed while somebody else reads it; `digest` reads what nobody has. */
export function fingerprinted(body: ReadableStream<Uint8Array> | null) {
  const hash = createHash("sha256");
  const stream = body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, out) {
        hash.update(chunk);
        out.enqueue(chunk);
      },
    }),
  );
  const digest = async () => {
    if (stream && !stream.locked) for await (const _ of stream);
    return hash.copy().digest("hex");
  };
  return { stream: stream ?? null, digest };
}
