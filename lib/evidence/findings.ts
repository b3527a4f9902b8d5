/** What a verification finds: what does not hold, and what could not be computed here. */
export class Findings {
  readonly differences: string[] = [];
  /** How many scores of an evaluator were taken as they were recorded, by why. */
  readonly recorded = new Map<string, number>();
  /** What this program cannot say, so that the file neither holds nor fails. */
  readonly unknown = new Set<string>();
  count = 0;

  constructor(private readonly most = 20) {}

  /** Only the first differences are kept, all are counted. */
  differ(place: string, what: string): void {
    this.count += 1;
    if (this.differences.length < this.most) this.differences.push(`${place}: ${what}`);
  }

  /** Notes a value that should be another; answers whether it is right. */
  same(place: string, name: string, recorded: unknown, computed: unknown): boolean {
    if (isSame(recorded, computed)) return true;
    this.differ(place, `${name} is recorded as ${short(recorded)}, computed as ${short(computed)}`);
    return false;
  }

  takeAsRecorded(why: string): void {
    this.recorded.set(why, (this.recorded.get(why) ?? 0) + 1);
  }
}

const tolerance = 1e-9;

/** Numbers may differ by what machines round differently; the order of keys does not count, and what is undefined is not there. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number")
    return Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [fieldsOf(one), fieldsOf(other)];
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && isSame(value, b.get(key)));
}

const fieldsOf = (value: object) => new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
