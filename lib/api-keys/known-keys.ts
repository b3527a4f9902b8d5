import { Memory } from "@/lib/serving/memory";
import type { LiveKey } from "./find-key";

const bytesOfKey = 1_000;

// The dev server and Next's layers load this module more than once; there is one memory.
const kept = globalThis as typeof globalThis & { promptopsKeys?: Memory<LiveKey> }; // safe: our own name on the global

/** The keys this process has seen, by the hash of their secret: some ten thousand. */
export function knownKeys(): Memory<LiveKey> {
  kept.promptopsKeys ??= new Memory({ maxBytes: 10_000_000, maxBytesPerGroup: 10_000_000 }, () => bytesOfKey);
  return kept.promptopsKeys;
}

/** All keys are in one group: the workspace is not known before the key is. */
export const keyGroup = "keys";
