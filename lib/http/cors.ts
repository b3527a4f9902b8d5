import { env } from "@/lib/env";

const exposed = [
  ...["Age", "ETag", "Location", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"],
  ...["X-PromptOps-Stale", "X-Request-Id"],
].join(", ");

/** Headers that let a page of an origin named in `CORS_ORIGIN` read the answer; none for any other. Cookies never count here. */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get("origin");
  if (!origin || !env().CORS_ORIGIN.includes(origin)) return {};
  return { "access-control-allow-origin": origin, "access-control-expose-headers": exposed, vary: "Origin" };
}

/** The answer to a browser that asks whether it may send a request. */
export function preflight(request: Request, methods: string): Response {
  const allowed = corsHeaders(request);
  const headers = new Headers({ allow: methods, ...allowed });
  if (Object.keys(allowed).length > 0) {
    headers.set("access-control-allow-methods", methods);
    headers.set(
      "access-control-allow-headers",
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Workspace-Id",
    );
    headers.set("access-control-max-age", "600");
  }
  return new Response(null, { status: 204, headers });
}
