import { AppError, unavailable } from "@/lib/errors";

/** How many of a kind one person or key may have open in a process, and how many all of them. */
const limits = {
  stream: { each: 20, all: 2_000, plural: "streams", advice: "Close some first." },
  upload: { each: 4, all: 40, plural: "uploads", advice: "Let them end first." },
};
type Kind = keyof typeof limits;

// The dev server loads this module anew on each change; the count must outlive it.
const kept = globalThis as typeof globalThis & { promptopsPlaces?: Map<string, number> }; // safe: our own name on the global
kept.promptopsPlaces ??= new Map();
const taken = kept.promptopsPlaces;
const count = (name: string): number => taken.get(name) ?? 0;
const add = (name: string, change: number) => {
  const next = count(name) + change;
  if (next > 0) taken.set(name, next);
  else taken.delete(name);
};

/** How many of a kind are open in this process. */
export const allPlacesTaken = (kind: Kind): number => count(kind);

/** How many of a kind a person or key has open in this process. */
export const placesTaken = (kind: Kind, holder: string): number => count(`${kind} ${holder}`);

/** Takes a place and answers how to give it back; throws `rate_limited` when all of the holder's are taken, `unavailable` when all are. */
export function takePlace(kind: Kind, holder: string): () => void {
  const { each, all, plural, advice } = limits[kind];
  const mine = placesTaken(kind, holder);
  if (mine >= each) {
    throw new AppError("rate_limited", `You have ${mine} ${plural} open, and more are not given. ${advice}`, {
      retryAfterSeconds: 5,
    });
  }
  if (count(kind) >= all) throw unavailable(`Too many ${plural} are open right now. Try again in a moment.`, 5);
  const names = [kind, `${kind} ${holder}`];
  for (const name of names) add(name, 1);
  let isGiven = false;
  return () => {
    if (!isGiven) for (const name of names) add(name, -1);
    isGiven = true;
  };
}
