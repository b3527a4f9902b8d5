import type { Handler } from "@/lib/http/route";
import { call } from "./api";

type RouteModule = Record<string, Handler>;
const files = import.meta.glob<RouteModule>("../app/api/v1/**/route.ts");

const patterns = Object.entries(files).map(([file, load]) => {
  const path = file.slice("../app".length, -"/route.ts".length);
  const names = [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = ""]) => name);
  const source = path.replace(/\[?\[\.\.\.\w+\]\]?/g, "(.+)").replace(/\[\w+\]/g, "([^/]+)");
  // Next takes a fixed step before a named one before a rest.
  const rank = path.includes("[...") ? 2 : names.length > 0 ? 1 : 0;
  return { pattern: new RegExp(`^${source}$`), names, rank, load, isRest: path.includes("[...") };
});

export type Answer<Body> = { status: number; headers: Headers; body: Body };
// biome-ignore lint/suspicious/noExplicitAny: a test names what it reads
export type Rest = <Body = any>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<Body>>;

/** A client of the real route handlers, in this process: the same declarations, checks and errors as over a socket. */
export const rest =
  (token?: string): Rest =>
  async (method, path, body, headers = {}) => {
    const url = new URL(`/api/v1${path}`, "http://localhost");
    const found = patterns
      .filter(({ pattern }) => pattern.test(url.pathname))
      .sort((a, b) => a.rank - b.rank || a.names.length - b.names.length)[0];
    if (!found) throw new Error(`no route for ${path}`);
    const values = (found.pattern.exec(url.pathname) ?? []).slice(1).map(decodeURIComponent);
    const params = Object.fromEntries(found.names.map((name, i) => [name, found.isRest ? values[i]?.split("/") : values[i]]));
    const handler = (await found.load())[method];
    if (!handler) throw new Error(`${path} exports no ${method}`);
    return call(handler, { method, path: url.pathname + url.search, body, token, headers, params });
  };
