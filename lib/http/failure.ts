import { isDatabaseAway, violated } from "@/db/rows";
import { activity } from "@/lib/activity";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/metrics";

const title: Record<ErrorCode, string> = {
  invalid_input: "Invalid input",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  method_not_allowed: "Method not allowed",
  request_timeout: "Too slow",
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
  const known = error instanceof AppError ? error : refusalOf(error);
  if (!known) {
    log().error({ err: error, requestId }, "unexpected error");
    metrics()?.error(activity()?.route ?? "none");
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
  if (body.status === 408 || body.status === 413) headers.set("connection", "close"); // the rest of the body is not read
  if (body.status === 401) headers.set("www-authenticate", "Bearer");
  if (error instanceof AppError && error.extra.retryAfterSeconds)
    headers.set("retry-after", String(error.extra.retryAfterSeconds));
  else if (body.status === 503) headers.set("retry-after", "1");
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** What Postgres says that is nobody's fault: it is away, two changes met, or the workspace was deleted under a change. */
function refusalOf(error: unknown): AppError | null {
  if (isDatabaseAway(error)) return databaseAway;
  const broken = violated(error);
  if (broken?.kind === "deadlock" || broken?.kind === "serialization") return met;
  return broken?.kind === "foreign_key" && broken.constraint.endsWith("_workspace_id_workspaces_id_fk") ? gone : null;
}

const problem = (code: ErrorCode, status: number, detail: string, requestId: string): Problem => ({
  type: `/docs/api#${code}`,
  title: title[code],
  status,
  detail,
  code,
  requestId,
});

const met = new AppError("unavailable", "Two changes met and this one was not made. Send it again.");
const gone = new AppError("not_found", "This workspace has been deleted.");
const databaseAway = new AppError("unavailable", "The database cannot be reached right now. Try again in a moment.");
