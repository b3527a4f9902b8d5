import type { FieldError } from "@/lib/errors";
import type { Outcome } from "@/lib/http/action";

const errorsOf = (outcome: Outcome<unknown> | null): FieldError[] =>
  outcome?.ok === false ? (outcome.problem.errors ?? []) : [];
/** A value's path names its variable, a declaration's its place. */
const isOfValue = ({ path }: FieldError) => /^variables\.(?!\d)/.test(path);
const ofValues = (errors: FieldError[]) =>
  errors.filter(isOfValue).map(({ path, message }) => ({ name: path.split(".")[1] ?? "", message }));

/** What was said of values, by the name of the variable. */
export type ValueErrors = { name: string; message: string }[];

/** What the server said of a column: of its prompt, and of the values; that one is missing it says only once somebody tried to run. */
export function sortErrors(preview: Outcome<unknown> | null, run: Outcome<unknown> | null) {
  const all = [...errorsOf(preview), ...errorsOf(run)];
  return {
    beside: all.filter(isOfValue).map(({ path }) => path),
    ofContent: all
      .filter((error) => !isOfValue(error))
      .map((error) => ({ ...error, path: error.path.replace(/^content\./, "") })),
    whenTyped: ofValues(errorsOf(preview)),
    always: ofValues(errorsOf(run)),
  };
}
