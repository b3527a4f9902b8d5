import type { CompareRules } from "./compare-rules";
import type { JsonValue } from "./evaluator";
import { foldCase } from "./fold-case";
import { isWithin, type JsonPath, parseJsonPath, showJsonPath } from "./json-path";
import { withoutPaths } from "./without-paths";

/** `path` is a JSON Pointer; a side that has nothing there is left out. */
export type Difference = { path: string; expected?: JsonValue; got?: JsonValue };
/** Weights of the leaves that agree and of all; the first 20 differences. */
export type Comparison = { agreed: number; total: number; differences: Difference[] };

const maxDifferences = 20;
/** Paths are written out only of the differences that are shown. */
type Found = { at: JsonPath; expected?: JsonValue; got?: JsonValue };
type Tally = { agreed: number; total: number; found: Found[] };
type Weigh = (place: JsonPath) => number;
type Rules = Omit<CompareRules, "ignore" | "weights"> & { weigh: Weigh };

/**
 * Compares leaf by leaf. A leaf is a string, number, boolean, null, or an empty array or object. Where the kinds differ, the expected
 * leaves there disagree; a leaf on one side only disagrees too, or on the output's side does not count where surplus is ignored.
 */
export function compareJson(expected: JsonValue, got: JsonValue, { ignore, weights, ...rules }: CompareRules): Comparison {
  const left = ignore.map(parseJsonPath);
  const all = { ...rules, weigh: weigher(weights) };
  const { agreed, total, found } = compare(withoutPaths(expected, left), withoutPaths(got, left), [], all);
  return { agreed, total, differences: found.map(({ at, ...sides }) => ({ path: showJsonPath(at), ...sides })) };
}

/** The rule with the most steps decides, among those the one with the fewest wildcards. */
function weigher(weights: Record<string, number>): Weigh {
  const wildcards = (steps: JsonPath) => steps.filter((step) => step === "*").length;
  const rules = Object.entries(weights).map(([path, weight]) => ({ steps: parseJsonPath(path), weight }));
  rules.sort((a, b) => b.steps.length - a.steps.length || wildcards(a.steps) - wildcards(b.steps));
  return rules.length === 0 ? () => 1 : (place) => rules.find(({ steps }) => isWithin(place, steps))?.weight ?? 1;
}

function compare(expected: JsonValue, got: JsonValue, at: JsonPath, rules: Rules): Tally {
  if (Array.isArray(expected) && Array.isArray(got) && !isLeaf(expected)) {
    return rules.arrays === "ordered" ? compareByStep(expected, got, at, rules) : compareInAnyOrder(expected, got, at, rules);
  }
  if (isObject(expected) && isObject(got) && !isLeaf(expected)) return compareByStep(expected, got, at, rules);
  const total = weightOf(expected, at, rules.weigh);
  if (isLeaf(expected) && leavesAgree(expected, got, rules)) return { agreed: total, total, found: [] };
  return { agreed: 0, total, found: [{ at, expected, got }] };
}

type Many = JsonValue[] | Record<string, JsonValue>;

function compareByStep(expected: Many, got: Many, at: JsonPath, rules: Rules): Tally {
  const parts: Tally[] = [];
  for (const [step, value] of Object.entries(expected)) {
    const found = own(got, step);
    const place = [...at, step];
    parts.push(found === undefined ? missing(value, place, rules) : compare(value, found, place, rules));
  }
  for (const [step, value] of Object.entries(got)) {
    if (own(expected, step) === undefined) parts.push(surplus(value, [...at, step], rules));
  }
  return together(parts);
}

/** What stands there itself, not what every object inherits. */
const own = (many: Many, step: string): JsonValue | undefined =>
  Object.hasOwn(many, step) ? (many as Record<string, JsonValue>)[step] : undefined; // safe: an array has its indexes as names

/**
 * Elements that read the same are paired first, then those that agree wholly, in their order, then by what they agree in, the most
 * first; those that agree in nothing stay apart.
 */
function compareInAnyOrder(expected: JsonValue[], got: JsonValue[], at: JsonPath, rules: Rules): Tally {
  const left = new Map(got.entries());
  const open = new Map(expected.entries());
  const parts: Tally[] = [];
  const candidates: { i: number; j: number; share: number; part: Tally }[] = [];
  const pair = (i: number, j: number, part: Tally) => {
    open.delete(i);
    left.delete(j);
    parts.push(part);
  };
  const byText = Map.groupBy(left.keys(), (j) => JSON.stringify(got[j]));
  for (const [i, value] of expected.entries()) {
    const j = byText.get(JSON.stringify(value))?.shift();
    if (j !== undefined) pair(i, j, compare(value, value, [...at, String(i)], rules));
  }
  for (const [i, value] of [...open]) {
    for (const [j, found] of left) {
      const part = compare(value, found, [...at, String(i)], rules);
      if (part.agreed === part.total) {
        pair(i, j, part);
        break;
      }
      if (part.agreed > 0) candidates.push({ i, j, part, share: part.agreed / part.total });
    }
  }
  candidates.sort((a, b) => b.share - a.share || a.i - b.i || a.j - b.j);
  for (const { i, j, part } of candidates) if (open.has(i) && left.has(j)) pair(i, j, part);
  for (const [i, value] of open) parts.push(missing(value, [...at, String(i)], rules));
  for (const [j, value] of left) parts.push(surplus(value, [...at, String(j)], rules));
  return together(parts);
}

const missing = (expected: JsonValue, at: JsonPath, { weigh }: Rules): Tally => ({
  ...{ agreed: 0, total: weightOf(expected, at, weigh), found: [{ at, expected }] },
});

const surplus = (got: JsonValue, at: JsonPath, { weigh, surplus }: Rules): Tally =>
  surplus === "ignore"
    ? { agreed: 0, total: 0, found: [] }
    : { agreed: 0, total: weightOf(got, at, weigh), found: [{ at, got }] };

function together(parts: Tally[]): Tally {
  const all: Tally = { agreed: 0, total: 0, found: [] };
  for (const { agreed, total, found } of parts) {
    all.agreed += agreed;
    all.total += total;
    const room = maxDifferences - all.found.length;
    if (found.length > 0 && room > 0) all.found.push(...found.slice(0, room));
  }
  return all;
}

/** The weight of all leaves of a value. */
function weightOf(value: JsonValue, at: JsonPath, weigh: Weigh): number {
  if (isLeaf(value)) return weigh(at);
  return Object.entries(value as object).reduce((sum, [step, inner]) => sum + weightOf(inner, [...at, step], weigh), 0); // safe: no leaf
}

const isObject = (value: JsonValue): value is Record<string, JsonValue> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const isLeaf = (value: JsonValue): boolean => value === null || typeof value !== "object" || Object.keys(value).length === 0;

function leavesAgree(expected: JsonValue, got: JsonValue, rules: Rules): boolean {
  if (typeof expected === "number" && typeof got === "number") {
    const apart = Math.abs(expected - got);
    return expected === got || apart <= rules.absoluteTolerance || apart <= rules.relativeTolerance * Math.abs(expected);
  }
  if (typeof expected === "string" && typeof got === "string") {
    return plain(expected, rules.strings) === plain(got, rules.strings);
  }
  if (expected === null || typeof expected !== "object") return expected === got;
  if (Array.isArray(expected)) return Array.isArray(got) && (got.length === 0 || rules.surplus === "ignore");
  return isObject(got) && (rules.surplus === "ignore" || Object.keys(got).length === 0);
}

function plain(text: string, rule: CompareRules["strings"]): string {
  if (rule === "exact") return text.normalize("NFC");
  return foldCase(rule === "normalised" ? text.replace(/\s+/gu, " ").trim() : text);
}
