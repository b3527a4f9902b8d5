/** How deep a JSON value is nested, counted without recursion and only up to `limit + 1`: a scalar is 0, `[]` is 1. */
export function jsonDepth(value: unknown, limit: number): number {
  let level = [value];
  for (let depth = 0; depth <= limit; depth++) {
    const below: unknown[] = [];
    let isNested = false;
    for (const item of level) {
      if (item === null || typeof item !== "object") continue;
      isNested = true;
      for (const inner of Array.isArray(item) ? item : Object.values(item)) {
        if (inner !== null && typeof inner === "object") below.push(inner);
      }
    }
    if (!isNested) return depth;
    level = below;
  }
  return limit + 1;
}
