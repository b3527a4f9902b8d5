/** An error the caller can act on; anything else that is thrown is our bug and answers 500. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly extra: { errors?: FieldError[]; retryAfterSeconds?: number; data?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = "AppError";
  }

  get status(): number {
    return statusOf[this.code];
  }
}

/**
 * Marks an error with the id of its request, unless it has a mark: where a page cannot be shown, Next shows the `digest` of what was
 * thrown, and makes a number of its own where there is none.
 */
export function markedWith(requestId: string, error: unknown): unknown {
  if (error instanceof Error && !("digest" in error))
    Object.defineProperty(error, "digest", { value: requestId, writable: true, configurable: true });
  return error;
}

export type FieldError = { path: string; message: string };
export type ErrorCode = keyof typeof statusOf;

const statusOf = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  gate_failed: 409,
  evidence_stale: 409,
  payload_too_large: 413,
  unprocessable: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export const invalidInput = (message: string, errors?: FieldError[]) => new AppError("invalid_input", message, { errors });
export const unauthenticated = (message = "Sign in first: the token is missing, wrong or expired.") =>
  new AppError("unauthenticated", message);
export const forbidden = (message: string) => new AppError("forbidden", message);
export const notFound = (what: string, id: string) => new AppError("not_found", `No ${what} “${id}” in this workspace.`);
export const conflict = (message: string, data?: Record<string, unknown>) => new AppError("conflict", message, { data });
export const unprocessable = (message: string, errors?: FieldError[]) => new AppError("unprocessable", message, { errors });
export const unavailable = (message: string, retryAfterSeconds = 1) =>
  new AppError("unavailable", message, { retryAfterSeconds });
