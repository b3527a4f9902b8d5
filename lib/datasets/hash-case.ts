import { sha256 } from "@/lib/sha256";
import type { Values } from "@/lib/templates/content";
import { Expectations } from "./schema";

const expectationKeys = Expectations.keyof().options;

/** Expectations as they are stored: known keys in their fixed order, what is inside in the order it was given. */
export const expectationsText = (expectations: Expectations): string =>
  JSON.stringify(Object.fromEntries(expectationKeys.map((key) => [key, expectations[key]])));

/** The text that is hashed: variable names sorted, so that the order of columns makes no other case. */
export function canonicalCase(variables: Values, expectations: Expectations): string {
  const sorted = Object.fromEntries(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `{"variables":${JSON.stringify(sorted)},"expectations":${expectationsText(expectations)}}`;
}

/** SHA-256, in hex, of what a case asks and expects; equal hashes may be compared across revisions and evaluations. */
export const hashCase = (variables: Values, expectations: Expectations): string => sha256(canonicalCase(variables, expectations));
