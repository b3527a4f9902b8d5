import type { Outcome } from "@/lib/http/action";

/** A problem in its one sentence: what it says of single cells stands beside them. */
export const withoutPaths = <Data>(outcome: Outcome<Data> | null): Outcome<Data> | null =>
  outcome === null || outcome.ok ? outcome : { ok: false, problem: { ...outcome.problem, errors: undefined } };
