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

/** The handlers of a path, and what its named steps are. */
function routeOf(pathname: string) {
  const found = patterns
    .filter(({ pattern }) => pattern.test(pathname))
    .sort((a, b) => a.rank - b.rank || a.names.length - b.names.length)[0];
  if (!found) throw new Error(`no route for ${pathname}`);
  const values = (found.pattern.exec(pathname) ?? []).slice(1).map(decodeURIComponent);
  const params = Object.fromEntries(found.names.map((name, i) => [name, found.isRest ? values[i]?.split("/") : values[i]]));
  return { load: found.load, params };
}

/** Answers a request as the application would. */
export async function answerTo(request: Request): Promise<Response> {
  const { load, params } = routeOf(new URL(request.url).pathname);
  const handler = (await load())[request.method];
  return handler ? handler(request, { params: Promise.resolve(params) }) : new Response(null, { status: 405 });
}

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
    const found = routeOf(url.pathname);
    const { params } = found;
    const handler = (await found.load())[method];
    if (!handler) throw new Error(`${path} exports no ${method}`);
    return call(handler, { method, path: url.pathname + url.search, body, token, headers, params });
  };
