import { isDatabaseAway } from "@/db/rows";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";

const title: Record<ErrorCode, string> = {
  invalid_input: "Invalid input",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  method_not_allowed: "Method not allowed",
  conflict: "Conflict",
  gate_failed: "Gate failed",
  evidence_stale: "Evidence is stale",
  payload_too_large: "Too large",
  unprocessable: "Cannot be processed",
  rate_limited: "Too many requests",
  internal: "Internal error",
  unavailable: "Not available",
};

/** RFC 9457: what went wrong in words for a person, and a `code` for programs. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  requestId: string;
  errors?: { path: string; message: string }[];
};

/** Any thrown value as a problem; what is not an `AppError` is our fault and says nothing of its inside. */
export function problemOf(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : isDatabaseAway(error) ? databaseAway : null;
  if (!known) {
    log().error({ err: error, requestId }, "unexpected error");
    return problem("internal", 500, `Something went wrong here. Tell the operator this request id: ${requestId}.`, requestId);
  }
  const { errors, data } = known.extra;
  return { ...data, ...problem(known.code, known.status, known.message, requestId), ...(errors ? { errors } : {}) };
}

export function failure(error: unknown, requestId: string): Response {
  const body = problemOf(error, requestId);
  const headers = new Headers({
    "content-type": "application/problem+json",
    "x-request-id": requestId,
    "cache-control": "no-store",
  });
  if (body.status === 401) headers.set("www-authenticate", "Bearer");
  if (error instanceof AppError && error.extra.retryAfterSeconds)
    headers.set("retry-after", String(error.extra.retryAfterSeconds));
  else if (body.status === 503) headers.set("retry-after", "1");
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

const problem = (code: ErrorCode, status: number, detail: string, requestId: string): Problem => ({
  type: `/docs/api#${code}`,
  title: title[code],
  status,
  detail,
  code,
  requestId,
});

const databaseAway = new AppError("unavailable", "The database cannot be reached right now. Try again in a moment.");
