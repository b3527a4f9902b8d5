/** For whom a call is made: where calls wait, whoever had fewest of late goes first. */
export type Party = { workspaceId: string; work: string };

/** Those who wait for a provider. */
export type FairLine = {
  /** Resolves when it is this one's turn; `leave` takes it out of the line, and says whether it still stood there. */
  enter(party: Party, go: () => void): { leave(): boolean };
  isEmpty(): boolean;
  /** Calls the next, if any. */
  next(): boolean;
  /** A call of this party goes out. */
  count(party: Party): void;
};

type Waiter = { party: Party; go: () => void };
type Recent = { amount: number; at: number };

/** What was had this long ago weighs half. */
const halfLifeMs = 30_000;
/** One call of so many goes to the workspace that had fewest, the others to the work that had fewest: no run of small works takes all. */
const workspaceEvery = 3;
const mostRemembered = 500;

export function fairLine(clock: () => number = () => performance.now()): FairLine {
  const waiting = new Map<string, Waiter[]>();
  const had = new Map<string, Recent>();
  let turn = 0;

  const recently = (key: string): number => {
    const known = had.get(key);
    return known ? known.amount * 2 ** ((known.at - clock()) / halfLifeMs) : 0;
  };
  const add = (key: string) => {
    had.set(key, { amount: recently(key) + 1, at: clock() });
    if (had.size <= mostRemembered) return;
    for (const known of had.keys()) if (recently(known) < 0.5) had.delete(known);
  };
  const keysOf = ({ workspaceId, work }: Party) => [workspaceId, `${workspaceId} ${work}`] as const;

  return {
    enter(party, go) {
      const [, key] = keysOf(party);
      const line = waiting.get(key) ?? [];
      waiting.set(key, line);
      const waiter = { party, go };
      line.push(waiter);
      return {
        leave() {
          const place = line.indexOf(waiter);
          if (place === -1) return false;
          line.splice(place, 1);
          if (line.length === 0) waiting.delete(key);
          return true;
        },
      };
    },
    isEmpty: () => waiting.size === 0,
    next() {
      turn = (turn + 1) % workspaceEvery;
      let first: { line: Waiter[]; key: string; had: number; hadOtherwise: number } | null = null;
      for (const [key, line] of waiting) {
        const [head] = line;
        if (!head) continue;
        const [ofWorkspace, ofWork] = [recently(head.party.workspaceId), recently(key)];
        const [had, hadOtherwise] = turn === 0 ? [ofWorkspace, ofWork] : [ofWork, ofWorkspace];
        if (!first || had < first.had || (had === first.had && hadOtherwise < first.hadOtherwise))
          first = { line, key, had, hadOtherwise };
      }
      const waiter = first?.line.shift();
      if (!first || !waiter) return false;
      if (first.line.length === 0) waiting.delete(first.key);
      waiter.go();
      return true;
    },
    count(party) {
      for (const key of keysOf(party)) add(key);
    },
  };
}
