/** Of each length from 1 to `longest`: how many runs of tokens `ours` shares with `theirs`, each as often as it is there at most. */
export function sharedRuns(ours: string[], theirs: string[], longest: number): number[] {
  const numbers = new Map<string, number>();
  const [a, b] = [ours, theirs].map((tokens) => Uint32Array.from(tokens, (token) => numberOf(numbers, token)));
  if (!a || !b) return [];
  const shared: number[] = [];
  let [runsA, runsB] = [a, b];
  for (let n = 1; n <= longest; n++) {
    if (n > 1) {
      // A run is the one before it and one more token: two numbers make one, so none is joined as text.
      const runs = new Map<number, number>();
      const longer = (shorter: Uint32Array, tokens: Uint32Array) =>
        Uint32Array.from({ length: Math.max(0, tokens.length - n + 1) }, (_, i) =>
          numberOf(runs, (shorter[i] ?? 0) * numbers.size + (tokens[i + n - 1] ?? 0)),
        );
      [runsA, runsB] = [longer(runsA, a), longer(runsB, b)];
    }
    shared.push(countShared(runsA, runsB));
  }
  return shared;
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function countShared(ours: Uint32Array, theirs: Uint32Array): number {
  const left = new Uint32Array(ours.length + theirs.length);
  for (const run of theirs) left[run] = (left[run] ?? 0) + 1;
  let shared = 0;
  for (const run of ours) {
    const count = left[run] ?? 0;
    if (count === 0) continue;
    left[run] = count - 1;
    shared += 1;
  }
  return shared;
}
