import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "./ids";

/** What a process is busy with: these fields stand on every line it logs meanwhile. */
export type Activity = {
  requestId?: string;
  traceId?: string;
  method?: string;
  /** The pattern, never the path: a path may hold a token. */
  route?: string;
  workspaceId?: string;
  userId?: string;
  keyId?: string;
  jobId?: string;
  queue?: string;
  evaluationId?: string;
  runId?: string;
};

// The web process' own code and Next's are bundled apart: both must find the same storage.
const kept = globalThis as typeof globalThis & { promptopsActivity?: AsyncLocalStorage<Activity> }; // safe: our own name on the global
kept.promptopsActivity ??= new AsyncLocalStorage<Activity>();
const storage = kept.promptopsActivity;

export const activity = (): Activity | undefined => storage.getStore();

/** Everything that `work` does, and what it waits for, belongs to this activity. */
export const during = <Result>(what: Activity, work: () => Result): Result => storage.run(what, work);

/** Opens what outlives the request that needed it first, such as a connection: its later lines are not that request's. */
export const outsideActivity = <Result>(work: () => Result): Result => storage.exit(work);

/** Adds what has just been found out, such as who asks. */
export function noteActivity(found: Activity): void {
  const current = storage.getStore();
  if (current) Object.assign(current, found);
}

/** The id of the request or job that is under way; a new one where nobody gave it any. */
export const currentRequestId = (): string => storage.getStore()?.requestId ?? newId("req");
