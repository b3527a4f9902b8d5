import { expectationNames } from "./expectation-names";

/** What a case expects under the names a person knows; lists of words as words. */
export const namedExpectations = (expectations: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(expectationNames).flatMap(([key, name]) => {
      const value = expectations[key];
      return value === undefined ? [] : [[name, isWords(value) ? value.join("\n") : value]];
    }),
  );

const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((entry) => typeof entry === "string");
