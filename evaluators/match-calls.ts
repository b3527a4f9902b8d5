import { compareJson } from "./compare-json";
import type { CompareRules } from "./compare-rules";
import type { JsonValue, Output } from "./evaluator";
import type { ExpectedCall } from "./expected-calls";
import { jsonDepth } from "./json-depth";
import { parseJsonText } from "./parse-json-text";

type MadeCall = Output["toolCalls"][number];
export type CallsTask = {
  expected: ExpectedCall[];
  made: MadeCall[];
  /** How arguments are compared, or null where they do not count. */
  rules: CompareRules | null;
};

/** `pairs` holds for each expected call the index of the made one it was paired with, or null; `notJson` the made calls whose arguments are no JSON. */
export type CallsAnswer = { inPlace: boolean[]; pairs: (number | null)[]; notJson: number[] };

const maxDepth = 200;

/** Which expected calls were made: at the same place of the sequence, and paired so that as many as possible have a partner. */
export function matchCalls({ expected, made, rules }: CallsTask): CallsAnswer {
  const given = made.map((call) => argumentsOf(call));
  const notJson = given.flatMap((value, j) => (value === undefined ? [j] : []));
  const agrees = (i: number, j: number): boolean => {
    const [want, call, value] = [expected[i], made[j], given[j]];
    if (!want || !call || want.name !== call.name) return false;
    if (rules === null || want.arguments === undefined) return true;
    return value !== undefined && compareJson(want.arguments, value, rules).differences.length === 0;
  };
  const inPlace = expected.map((_, i) => agrees(i, i));
  const partners = expected.map((_, i) => made.flatMap((_, j) => (agrees(i, j) ? [j] : [])));
  return { inPlace, pairs: paired(partners), notJson };
}

/** No arguments at all are an empty object, as some providers write it. */
function argumentsOf({ arguments: text }: MadeCall): JsonValue | undefined {
  const value = text.trim() === "" ? {} : parseJsonText(text, false);
  return value === undefined || jsonDepth(value, maxDepth) > maxDepth ? undefined : value;
}

/** A greatest matching of a bipartite graph (Kuhn's augmenting paths): a call that fits two is not used up by the wrong one. */
function paired(partners: number[][]): (number | null)[] {
  const takenBy = new Map<number, number>();
  const place = (i: number, seen: Set<number>): boolean =>
    (partners[i] ?? []).some((j) => {
      if (seen.has(j)) return false;
      seen.add(j);
      const holder = takenBy.get(j);
      if (holder !== undefined && !place(holder, seen)) return false;
      takenBy.set(j, i);
      return true;
    });
  for (const i of partners.keys()) place(i, new Set());
  const madeOf = new Map([...takenBy].map(([j, i]) => [i, j]));
  return partners.map((_, i) => madeOf.get(i) ?? null);
}
