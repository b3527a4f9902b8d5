import type { ErrorCode } from "@/lib/errors";
import type { Schema } from "./schema-book";

/** What each code means to who gets it; `status` as it is answered. */
export const problemCodes: Record<ErrorCode, { status: number; about: string }> = {
  invalid_input: { status: 400, about: "The request is not valid. `errors` names each field and what is wrong with it." },
  unauthenticated: { status: 401, about: "The token or key is missing, wrong, expired or revoked." },
  forbidden: { status: 403, about: "The role or the key lacks the scope this needs, or only a person may do it." },
  not_found: { status: 404, about: "There is no such thing in this workspace, or no such path." },
  method_not_allowed: { status: 405, about: "The path does not take this method; `Allow` says which it takes." },
  conflict: { status: 409, about: "It does not fit what is there now: taken, published, changed meanwhile or still in use." },
  gate_failed: { status: 409, about: "The prompt's rules for a promotion are not met; the answer names each rule." },
  evidence_stale: { status: 409, about: "The evidence was measured against another version than the one that is active now." },
  request_timeout: { status: 408, about: "The body came too slowly. Send it again over a better connection." },
  payload_too_large: { status: 413, about: "The body is larger than 1 MB, or an import larger than 50 MB." },
  unprocessable: { status: 422, about: "Well formed, but it cannot be done: `errors` says why. Nothing was changed." },
  rate_limited: { status: 429, about: "Too many requests. Wait for the seconds that `Retry-After` names." },
  internal: { status: 500, about: "A fault of ours. Tell the operator the request id." },
  unavailable: { status: 503, about: "Not available right now, for instance the database. Try again in a moment." },
};

const names: Record<number, string> = {
  ...{ 400: "InvalidInput", 401: "Unauthenticated", 403: "Forbidden", 404: "NotFound", 408: "TooSlow", 409: "Conflict" },
  ...{ 413: "TooLarge", 422: "Unprocessable", 429: "RateLimited", 500: "Internal", 503: "Unavailable" },
};

const requestId = { "X-Request-Id": { $ref: "#/components/headers/RequestId" } };
/** How the sender stands; on every answer that is counted. */
export const rateLimits = Object.fromEntries(
  ["Limit", "Remaining", "Reset"].map((name) => [`RateLimit-${name}`, { $ref: `#/components/headers/RateLimit${name}` }]),
);
const retryAfter = { "Retry-After": { $ref: "#/components/headers/RetryAfter" } };

/** One answer a status, to be referred to. */
export function problemResponses(): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(names).map(([status, name]) => {
      const codes = Object.entries(problemCodes).filter(([, one]) => String(one.status) === status);
      const schema = {
        allOf: [{ $ref: "#/components/schemas/Problem" }],
        properties: { status: { const: Number(status) }, code: { enum: codes.map(([code]) => code) } },
      };
      const response = {
        description: codes.map(([code, { about }]) => `\`${code}\`: ${about}`).join(" "),
        headers: {
          ...requestId,
          ...(status === "429" || status === "503" ? retryAfter : {}),
          ...rateLimits,
        },
        content: { "application/problem+json": { schema } },
      };
      return [name, response];
    }),
  );
}

type Asked = { permission: string; path: string; method: string; hasBody: boolean; isLimited: boolean };

/** The problems an operation may answer, by status. */
export function problemsOf({ permission, path, method, hasBody, isLimited }: Asked): Record<string, Schema> {
  const isOpen = permission === "public";
  const signsIn = path.startsWith("/auth/");
  const namesThing = path.includes("{") || (!isOpen && permission !== "account");
  const changes = method !== "GET";
  const may: [status: number, when: boolean][] = [
    ...([400, 500, 503].map((status) => [status, true]) as [number, boolean][]), // safe: pairs, as they are written
    [401, !isOpen || signsIn],
    [403, !isOpen || signsIn],
    [404, namesThing || (signsIn && changes) || (changes && permission === "account")],
    [408, hasBody],
    [409, changes],
    [413, hasBody],
    [422, changes],
    [429, isLimited],
  ];
  return Object.fromEntries(
    may.flatMap(([status, when]) => (when ? [[String(status), { $ref: `#/components/responses/${names[status]}` }]] : [])),
  );
}
