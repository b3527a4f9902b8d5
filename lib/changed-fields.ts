import { isDeepStrictEqual } from "node:util";

/** The names of the fields that are given and differ from what stands there: a change that changes nothing leaves no trace. */
export const changedFields = <Given extends object>(before: { [Name in keyof Given]?: unknown }, given: Given): string[] =>
  Object.entries(given).flatMap(([name, value]) =>
    value === undefined || isDeepStrictEqual(value, Reflect.get(before, name)) ? [] : [name],
  );
