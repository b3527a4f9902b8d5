/** How deep a JSON value is nested, counted without recursion and only up to `limit + 1`: a scalar is 0, `[]` is 1. */
export function jsonDepth(value: unknown, limit: number): number {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((item) => (item === null || typeof item !== "object" ? [] : [Object.values(item)])).flat();
    if (level.length === 0) return depth;
  }
  return limit + 1;
}
