import { createRequire } from "node:module";

/** The cookies of one browser, which each test begins with none of. */
export const jar = new Map<string, string>();

/** What the server set last, with its flags. */
export const setLast = new Map<string, Record<string, unknown>>();

/** Stands in for `next/headers` outside of Next; next-auth, which is no module of ours, finds it where Node keeps what it has loaded. */
export const browserHeaders = {
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7" }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string, options: Record<string, unknown> = {}) => {
      jar.set(name, value);
      setLast.set(name, options);
    },
    delete: ({ name }: { name: string }) => jar.delete(name),
  }),
};

const { resolve, cache } = createRequire(import.meta.url);
const path = resolve("next/headers");
cache[path] = Object.assign(Object.create(null), { id: path, filename: path, loaded: true, exports: browserHeaders });

/** Keeps the cookies of an answer as a browser does. */
export function keepCookies(response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...flags] = line.split("; ");
    const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))];
    const options = Object.fromEntries(flags.map((flag) => [flag.split("=")[0]?.toLowerCase(), flag.split("=")[1] ?? true]));
    setLast.set(name, options);
    if (options["max-age"] === "0" || value === "") jar.delete(name);
    else jar.set(name, value);
  }
}
