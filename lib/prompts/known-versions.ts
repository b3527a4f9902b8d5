import { Memory } from "@/lib/serving/memory";
import type { Served } from "./find-served";

/** A version by slug and step, or everything an environment serves. */
type Known = Served[];

// The dev server and Next's layers load this module more than once; there is one memory.
const kept = globalThis as typeof globalThis & { promptopsVersions?: Memory<Known> }; // safe: our own name on the global

/** What this process has served, by workspace: at most 64 MB, 16 MB of it for one. */
export function knownVersions(): Memory<Known> {
  kept.promptopsVersions ??= new Memory({ maxBytes: 64_000_000, maxBytesPerGroup: 16_000_000 }, (versions) =>
    versions.reduce((sum, { content }) => sum + 1_000 + 4 * JSON.stringify(content).length, 200),
  );
  return kept.promptopsVersions;
}
