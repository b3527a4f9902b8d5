export type CallState = "in_flight" | "answered" | "faulted" | "aborted";

/** One call as the stub saw it; times are milliseconds since the epoch. */
export type CallEntry = {
  n: number;
  at: number;
  endedAt: number | null;
  path: string;
  model: string | null;
  idempotencyKey: string | null;
  mode: string;
  state: CallState;
};

/** The stub's own record of its calls: totals over all of them, details of the latest `keep`. */
export class CallLog {
  entries: CallEntry[] = [];
  total = 0;
  inFlight = 0;
  maxInFlight = 0;
  byState: Record<CallState, number> = { in_flight: 0, answered: 0, faulted: 0, aborted: 0 };
  private readonly keep: number;
  private readonly forgotten = new WeakSet<CallEntry>();

  constructor(keep = 100_000) {
    this.keep = keep;
  }

  open(call: Pick<CallEntry, "path" | "model" | "idempotencyKey" | "mode">): CallEntry {
    const at = performance.timeOrigin + performance.now();
    const entry: CallEntry = { n: this.total, at, endedAt: null, state: "in_flight", ...call };
    this.total += 1;
    this.inFlight += 1;
    this.byState.in_flight += 1;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    if (this.entries.length < this.keep) this.entries.push(entry);
    return entry;
  }

  close(entry: CallEntry, state: Exclude<CallState, "in_flight">): void {
    if (entry.state !== "in_flight") return;
    entry.state = state;
    entry.endedAt = performance.timeOrigin + performance.now();
    this.inFlight -= 1;
    if (this.forgotten.has(entry)) return;
    this.byState.in_flight -= 1;
    this.byState[state] += 1;
  }

  /** Calls that share an idempotency key with an earlier one. */
  repeated(): CallEntry[] {
    const seen = new Set<string>();
    return this.entries.filter(({ idempotencyKey }) => {
      if (idempotencyKey === null) return false;
      const again = seen.has(idempotencyKey);
      seen.add(idempotencyKey);
      return again;
    });
  }

  toJSON() {
    const { entries, total, inFlight, maxInFlight, byState } = this;
    return { total, inFlight, maxInFlight, byState, calls: entries };
  }

  /** Starts again from call 0. Calls still in flight only count as such until they end. */
  reset(): void {
    for (const entry of this.entries) this.forgotten.add(entry);
    this.entries = [];
    this.total = 0;
    this.maxInFlight = this.inFlight;
    this.byState = { in_flight: 0, answered: 0, faulted: 0, aborted: 0 };
  }
}
