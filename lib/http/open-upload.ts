import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Context } from "@/lib/context";
import { spoolUpload } from "@/lib/datasets/spool-upload";
import { fingerprinted } from "./fingerprinted";
import { takePlace } from "./places";
import { refuseEncoded } from "./refuse-encoded";
import { steadyBody } from "./steady-body";

/**
 * The body of a request that a verb takes as it streams in: one of its sender's few, not compressed, not too slow. With
 * `whole` it is in a file before the verb starts, since a verb under an Idempotency-Key runs in a transaction, which must not
 * wait for a sender. Call `end` when the verb is done.
 */
export async function openUpload({ headers, body }: Request, { principal }: Context, { whole = false } = {}) {
  const giveBack = takePlace("upload", principal.id);
  try {
    refuseEncoded(headers);
    const steady = body && steadyBody(body);
    if (!whole || !steady) return { ...fingerprinted(steady), end: async () => giveBack() };
    const { path, remove } = await spoolUpload(steady, "");
    const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>; // safe: node's own name for the same
    const end = async () => {
      giveBack();
      await remove();
    };
    return { ...fingerprinted(stream), end };
  } catch (error) {
    giveBack();
    throw error;
  }
}
