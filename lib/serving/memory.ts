import { isDatabaseAway } from "@/db/rows";
import { type Bounds, type Kept, Shelf } from "./shelf";

/** What is known, how it is told that it still holds, and how large it is. */
export type Look<Value> = (known: Value | null) => Promise<Value | "same" | null>;

/** `staleSeconds`: how long ago it was last known to hold, where Postgres could not be asked; else null. */
export type Recalled<Value> = { value: Value; staleSeconds: number | null };

type Asked<Value> = {
  group: string;
  name: string;
  look: Look<Value>;
  /** Whether a known value may be answered with at all. */
  isUsable?: (value: Value) => boolean;
};
type Flight<Value> = { startedAt: number; epoch: number; found: Promise<Value | null> };

const freshMs = 500;
const joinMs = 100;
const patienceMs = 1_000;
const keptMs = 24 * 3_600_000;

/**
 * Answers from memory what Postgres confirmed less than half a second ago, asks it otherwise, and goes on with the last known answer for a
 * day while it is away. Forgetting takes effect at once: no look that began before it is believed after it.
 */
export class Memory<Value> {
  private readonly shelf: Shelf<Value>;
  private readonly flights = new Map<string, Flight<Value>>();
  private epoch = 0;
  private lateAt = Number.NEGATIVE_INFINITY;

  constructor(
    bounds: Bounds,
    private readonly sizeOf: (value: Value) => number,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.shelf = new Shelf(bounds);
  }

  get bytes(): number {
    return this.shelf.bytes;
  }

  async recall(asked: Asked<Value>): Promise<Recalled<Value> | null> {
    const known = this.usable(asked);
    if (!known) return current(await this.ask(asked));
    if (this.clock() - known.confirmedAt < freshMs) return current(known.value);
    try {
      return current(await this.soon(asked));
    } catch (error) {
      if (!(error instanceof TooLate || isDatabaseAway(error))) throw error;
      const last = this.usable(asked);
      if (!last) return current(await this.ask(asked)); // forgotten meanwhile
      return { value: last.value, staleSeconds: Math.floor((this.clock() - last.confirmedAt) / 1_000) };
    }
  }

  /** Drops what matches in a group and answers the names. */
  forget(group: string, matches: (value: Value, name: string) => boolean): string[] {
    this.epoch++;
    return this.shelf.dropWhere(group, matches);
  }

  /** The answer, unless it takes long: then a known one is better. Right after that nobody waits, and nothing is asked twice. */
  private async soon(asked: Asked<Value>): Promise<Value | null> {
    const isSilent = this.clock() - this.lateAt < patienceMs;
    if (isSilent && this.flights.has(nameOf(asked))) throw new TooLate();
    const found = this.ask(asked);
    found.catch(() => {}); // it may fail after nobody waits any more
    const value = isSilent ? tooLate : await Promise.race([found, late()]);
    if (value !== tooLate) return value;
    if (!isSilent) this.lateAt = this.clock();
    throw new TooLate();
  }

  /** Looks, together with whoever began to look just now. */
  private ask(asked: Asked<Value>): Promise<Value | null> {
    const id = nameOf(asked);
    const startedAt = this.clock();
    const under = this.flights.get(id);
    if (under && under.epoch === this.epoch && startedAt - under.startedAt < joinMs) return under.found;
    const flight = { startedAt, epoch: this.epoch, found: this.find(asked, startedAt, this.epoch) };
    this.flights.set(id, flight);
    const end = () => {
      if (this.flights.get(id) === flight) this.flights.delete(id);
    };
    flight.found.then(end, end);
    return flight.found;
  }

  private async find({ group, name, look }: Asked<Value>, startedAt: number, epoch: number): Promise<Value | null> {
    const known = this.shelf.get(group, name);
    const found = await look(known?.value ?? null);
    this.lateAt = Number.NEGATIVE_INFINITY;
    const value = found === "same" ? (known?.value ?? null) : found;
    if (epoch !== this.epoch) return value;
    const later = this.shelf.get(group, name);
    if (later && later.confirmedAt > startedAt) return later.value;
    if (value !== null) {
      const bytes = value === known?.value ? known.bytes : this.sizeOf(value);
      this.shelf.put(group, name, { value, bytes, confirmedAt: startedAt });
    } else if (later) {
      this.epoch++; // what began before must not bring it back
      this.shelf.drop(group, name);
    }
    return value;
  }

  private usable({ group, name, isUsable = () => true }: Asked<Value>): Kept<Value> | null {
    const kept = this.shelf.get(group, name);
    return kept && this.clock() - kept.confirmedAt <= keptMs && isUsable(kept.value) ? kept : null;
  }
}

const current = <Value>(value: Value | null): Recalled<Value> | null => (value === null ? null : { value, staleSeconds: null });

class TooLate extends Error {}
const tooLate = Symbol("too late");
const nameOf = ({ group, name }: { group: string; name: string }) => `${group}\n${name}`;

/** Counted in steps, so that an event loop that was held up is not taken for a slow database. */
async function late(): Promise<typeof tooLate> {
  for (let step = 0; step < 4; step++)
    await new Promise((resolve) => {
      setTimeout(resolve, patienceMs / 4).unref();
    });
  return tooLate;
}
