import { availableParallelism } from "node:os";
import { unavailable } from "@/lib/errors";
import { type Batch, type Outcomes, tasksAtOnce } from "./batch-of-tasks";
import { packRows, unpackRows } from "./pack-rows";
import { Thread, ThreadEnded } from "./thread";
import { threadPath } from "./thread-path";

const memory = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const maxThreads = Math.min(4, Math.max(2, availableParallelism() - 1));
const maxWaiting = 2_000;
/** Of processor time: what is honest takes tens of milliseconds, and whoever waits hears of the rest within half a second. */
const defaultTimeoutMs = 400;

type Job = {
  task: string;
  input: unknown;
  timeoutMs: number;
  /** It was beside a task that ended its thread, or may have ended it itself. */
  isAlone: boolean;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
};

const waiting: Job[] = [];
const idle: Thread[] = [];
const places = new WeakMap<Thread, Int32Array>();
let started = 0;
let isDue = false;

/**
 * Runs a task of `evaluators/isolated-tasks.ts` in a thread of its own, with a hard limit of time and memory. Tasks asked for in the
 * same turn of the event loop cross to the thread together; a limit that is passed fails the task that passed it, the others run again.
 * @throws ThreadEnded when a limit is passed, Error with the message of what the task threw, AppError `unavailable` when too many wait
 */
export function isolate<T>(
  task: string,
  input: unknown,
  { timeoutMs = defaultTimeoutMs }: { timeoutMs?: number } = {},
): Promise<T> {
  if (waiting.length >= maxWaiting) return Promise.reject(unavailable("Too many checks are waiting for a thread."));
  if (!isDue) {
    isDue = true;
    setImmediate(handOut);
  }
  return new Promise<unknown>((resolve, reject) => {
    waiting.push({ task, input, timeoutMs, isAlone: false, resolve, reject });
    if (waiting.length >= tasksAtOnce) handOut(); // the thread is at work while the caller still asks
  }) as Promise<T>; // safe: the caller names the answer of the task it names
}

function handOut(): void {
  isDue = false;
  while (waiting.length > 0) {
    const thread = freeThread();
    if (!thread) return; // whichever ends next comes here
    void work(thread, nextBatch());
  }
}

/** The oldest task and those behind it that may go with it. */
function nextBatch(): Job[] {
  const [first] = waiting;
  let size = 1;
  while (first && !first.isAlone && size < tasksAtOnce) {
    const next = waiting[size];
    if (!next || next.isAlone || next.timeoutMs !== first.timeoutMs) break;
    size += 1;
  }
  return waiting.splice(0, size);
}

function freeThread(): Thread | Error | null {
  for (let thread = idle.pop(); thread; thread = idle.pop()) {
    if (!thread.ended) return thread;
    started -= 1;
  }
  if (started >= maxThreads) return null;
  try {
    const thread = new Thread(threadPath("isolate-thread"), memory);
    started += 1;
    return thread;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function work(thread: Thread | Error, jobs: Job[]): Promise<void> {
  if (thread instanceof Error) return failAll(jobs, thread);
  const known = places.get(thread);
  const at = known ?? new Int32Array(new SharedArrayBuffer(4));
  places.set(thread, at);
  Atomics.store(at, 0, -1);
  const inputs = packRows(jobs.map(({ input }) => input));
  const batch: Batch = { tasks: jobs.map(({ task }) => task), inputs, at: known ? undefined : at };
  try {
    const outcomes = (await thread.ask(batch, jobs[0]?.timeoutMs ?? defaultTimeoutMs)) as Outcomes; // safe: what isolate-thread.ts sends
    waiting.unshift(...jobs.slice(settle(jobs, outcomes))); // the thread stopped to let others in
  } catch (error) {
    giveBack(jobs, error, Atomics.load(at, 0));
  }
  if (thread.ended) started -= 1;
  else idle.push(thread);
  handOut();
}

/** How many were done. */
function settle(jobs: Job[], { answers, errors }: Outcomes): number {
  const all = unpackRows(answers);
  for (const [i, answer] of all.entries()) {
    const error = errors.get(i);
    if (error === undefined) jobs[i]?.resolve(answer);
    else jobs[i]?.reject(new Error(error));
  }
  return all.length;
}

/** Fails the task that was at work when the time ran out; of a batch that ended otherwise nobody can say whose fault it was. */
function giveBack(jobs: Job[], error: unknown, at: number): void {
  const culprit = jobs.length === 1 ? jobs[0] : error instanceof ThreadEnded && error.why === "timeout" ? jobs[at] : undefined;
  culprit?.reject(error);
  waiting.unshift(...jobs.filter((job) => job !== culprit).map((job) => ({ ...job, isAlone: true })));
}

function failAll(jobs: Job[], error: Error): void {
  for (const job of jobs) job.reject(error);
}
