/** For whom a call is made; where calls wait, whoever had fewest of late goes first, by workspace, then by work. */
export type Party = { workspaceId: string; work: string };

/** Those who wait for a provider. */
export type FairLine = {
  /** Resolves when it is this one's turn; `leave` takes it out of the line, and says whether it still stood there. */
  enter(party: Party, go: () => void): { leave(): boolean };
  /** Calls the next, if any. */
  next(): boolean;
  /** A call of this party goes out. */
  count(party: Party): void;
};

type Waiter = { party: Party; go: () => void };
type Recent = { amount: number; at: number };

/** What was had this long ago weighs half: a small run beside a huge one goes first, and nobody is starved for long. */
const halfLifeMs = 30_000;
const mostRemembered = 500;

export function fairLine(clock: () => number = () => performance.now()): FairLine {
  const waiting = new Map<string, Waiter[]>();
  const had = new Map<string, Recent>();

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
    next() {
      let first: { line: Waiter[]; key: string; had: [number, number] } | null = null;
      for (const [key, line] of waiting) {
        const [head] = line;
        if (!head) continue;
        const of: [number, number] = [recently(head.party.workspaceId), recently(key)];
        if (!first || of[0] < first.had[0] || (of[0] === first.had[0] && of[1] < first.had[1])) first = { line, key, had: of };
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
