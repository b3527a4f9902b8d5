type Query = Record<string, string | string[] | undefined>;

/** The same page with some of its query changed: `undefined` takes a name out, the rest of the address stays. */
export function hrefWith(path: string, query: Query, change: Record<string, string | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, given] of Object.entries({ ...query, ...change })) {
    const value = Array.isArray(given) ? given[0] : given;
    if (value !== undefined) params.set(name, value);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
