import { AppError } from "@/lib/errors";

const mostPerReader = 20;

// The dev server loads this module anew on each change; the count must outlive it.
const kept = globalThis as typeof globalThis & { promptopsStreams?: Map<string, number> }; // safe: our own name on the global
kept.promptopsStreams ??= new Map();
const open = kept.promptopsStreams;

/** How many streams a person or key has open in this process. */
export const openStreams = (readerId: string): number => open.get(readerId) ?? 0;

/** Takes one of a reader's places for streams and answers how to give it back; throws `rate_limited` when all are taken. */
export function takeStreamPlace(readerId: string): () => void {
  const taken = openStreams(readerId);
  if (taken >= mostPerReader) {
    throw new AppError("rate_limited", `You have ${taken} streams open, and more are not given. Close some first.`, {
      retryAfterSeconds: 5,
    });
  }
  open.set(readerId, taken + 1);
  return () => {
    const left = openStreams(readerId) - 1;
    if (left > 0) open.set(readerId, left);
    else open.delete(readerId);
  };
}
