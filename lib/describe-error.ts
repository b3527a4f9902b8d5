type Described = {
  type: string;
  message: string;
  stack: string;
  code?: string;
  constraint?: string;
  /** What a page showed in its place. */
  digest?: string;
  cause?: Described | string;
};

const mostCauses = 5;
const driverQuery = /^Failed query:/;

/**
 * An error as it may be logged. Errors of the database carry the statement and its values in fields and in their message, and the stack
 * repeats the message: kept are name, code, constraint, the message's first line where it is not the statement, and the places of the stack.
 */
export function describeError(error: unknown, depth = 0): Described | string {
  if (!(error instanceof Error)) return typeof error === "string" ? firstLine(error) : `a thrown ${typeof error}`;
  const described: Described = { type: error.name, message: sayable(error), stack: placesOf(error) };
  const code = textOf(error, "code");
  const constraint = textOf(error, "constraint_name") ?? textOf(error, "constraint");
  if (code) described.code = code;
  if (constraint) described.constraint = constraint;
  const digest = textOf(error, "digest");
  if (digest) described.digest = digest;
  if (error.cause !== undefined && depth < mostCauses) described.cause = describeError(error.cause, depth + 1);
  return described;
}

const firstLine = (text: string) => (text.split("\n", 1)[0] ?? "").slice(0, 500);

/** Postgres' own words may quote a value that it refused. */
function sayable(error: Error): string {
  if ("query" in error || driverQuery.test(error.message)) return "a statement failed";
  return error.name === "PostgresError" ? firstLine(error.message).replace(/"[^"]*"|'[^']*'/g, "…") : firstLine(error.message);
}

const placesOf = ({ stack = "" }: Error) =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join("\n");

function textOf(error: Error, field: string): string | null {
  const value: unknown = Reflect.get(error, field);
  return typeof value === "string" && value !== "" ? value : null;
}
