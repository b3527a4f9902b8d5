import { DrizzleQueryError } from "drizzle-orm";

/** The only row a statement was bound to return. */
export function one<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}

const kindOf: Record<string, string> = {
  "23505": "unique",
  "23503": "foreign_key",
  "40001": "serialization",
  "40P01": "deadlock",
};

/** Drizzle wraps the driver's error in `cause`. */
const driverErrorOf = (error: unknown): unknown => (error instanceof Error && error.cause instanceof Error ? error.cause : error);

/** What kind of constraint Postgres named, or null where `error` is something else. */
export function violated(error: unknown): { kind: string; constraint: string } | null {
  const source = driverErrorOf(error);
  if (!(source instanceof Error) || !("code" in source) || typeof source.code !== "string") return null;
  const kind = kindOf[source.code];
  if (!kind) return null;
  return { kind, constraint: "constraint_name" in source ? String(source.constraint_name) : "" };
}

const away =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|E(HOST|NET)UNREACH|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED)|57P0[123]|53300|08\d{3})$/;

/** Whether a statement failed, for whatever reason: its message holds SQL and values, and is nobody's to see. */
export const isDatabaseError = (error: unknown): boolean => error instanceof DrizzleQueryError || isDatabaseAway(error);

/** Whether Postgres refused the values of a statement (data exception, constraint), so that trying again changes nothing. */
export function isRefusedByDatabase(error: unknown): boolean {
  const source = driverErrorOf(error);
  return source instanceof Error && "code" in source && /^(22|23)[0-9A-Z]{3}$/.test(String(source.code));
}

/** Whether Postgres refused what it may take a moment later: a deadlock, a time limit, a lock that is held, no memory or disk left. */
export function isRefusedForNow(error: unknown): boolean {
  const source = driverErrorOf(error);
  return source instanceof Error && "code" in source && /^(40001|40P01|55P03|57014|53[0-9A-Z]{3})$/.test(String(source.code));
}

/** Whether Postgres could not be reached or went away, rather than refused what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && away.test(cause.code)) return true;
  }
  return false;
}
