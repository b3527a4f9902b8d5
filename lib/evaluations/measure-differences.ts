/** What decides whether an item passed, beside the answer itself. */
export type Measure = {
  passThreshold: number | null;
  evaluators: {
    key: string;
    fingerprint: string;
    weight: number;
    threshold: number | null;
    required: boolean;
    negate: boolean;
  }[];
};

/** What the two are called in a sentence. */
const sides = { baseline: "the baseline", candidate: "the candidate" };

/**
 * In which ways two evaluations measure differently, each in a sentence; none where a score and “passed” mean the same in both. An
 * evaluator of weight 0 that only one of them has decides nothing, so it does not count.
 */
export function measureDifferences(baseline: Measure, candidate: Measure, names = sides): string[] {
  const of = (measure: Measure) => new Map(measure.evaluators.map((use) => [use.key, use]));
  const [before, after] = [of(baseline), of(candidate)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const differences = keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (!was || !is) return (was ?? is)?.weight === 0 ? [] : [`“${key}” scores only ${was ? names.baseline : names.candidate}.`];
    if (was.fingerprint !== is.fingerprint)
      return [`“${key}” has the fingerprint ${short(was)} in ${names.baseline} and ${short(is)} in ${names.candidate}.`];
    const changed = (["weight", "threshold", "required", "negate"] as const).filter((field) => was[field] !== is[field]);
    return changed.map(
      (field) =>
        `“${key}” has the ${field} ${was[field] ?? "of its own"} in ${names.baseline} and ${is[field] ?? "of its own"} in ${names.candidate}.`,
    );
  });
  if (baseline.passThreshold === candidate.passThreshold) return differences;
  const told = ({ passThreshold }: Measure) =>
    passThreshold === null ? "every evaluator passes" : `the total reaches ${passThreshold}`;
  return [
    ...differences,
    `An item passes when ${told(baseline)} in ${names.baseline} and when ${told(candidate)} in ${names.candidate}.`,
  ];
}

const short = ({ fingerprint }: { fingerprint: string }) => fingerprint.slice(0, 8);
