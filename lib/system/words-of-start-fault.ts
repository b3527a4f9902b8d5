import { isDatabaseAway } from "@/db/rows";
import { AppError } from "@/lib/errors";

/** What stands in the way of a process' start, in one line for who runs it; null where it is a fault of ours. */
export function wordsOfStartFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof AppError || error.name === "ConfigError") return error.message;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (/^(3D000|28P01|28000|42501)$/.test(code)) return `The database refuses: ${cause.message}. See DATABASE_URL.`;
    if (code !== "" && isDatabaseAway(cause)) return `The database cannot be reached (${code}). See DATABASE_URL.`;
  }
  return null;
}
