import { availableParallelism } from "node:os";
import { unavailable } from "@/lib/errors";
import { Thread } from "./thread";
import { threadPath } from "./thread-path";

const memory = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const maxThreads = Math.min(4, Math.max(2, availableParallelism() - 1));
const maxWaiting = 2_000;

const idle: Thread[] = [];
const waiting: ((thread: Thread | null) => void)[] = [];
let started = 0;

/**
 * Runs a task of `evaluators/isolated-tasks.ts` in a thread of its own, with a hard limit of time and memory.
 * @throws ThreadEnded when a limit is passed, Error with the message of what the task threw, AppError `unavailable` when too many wait
 */
export async function isolate<T>(task: string, input: unknown, { timeoutMs = 1_000 }: { timeoutMs?: number } = {}): Promise<T> {
  const thread = await take();
  try {
    return (await thread.ask({ task, input }, timeoutMs)) as T; // safe: the caller names the answer of the task it names
  } finally {
    passOn(thread.ended ? null : thread);
  }
}

async function take(): Promise<Thread> {
  for (let thread = idle.pop(); thread; thread = idle.pop()) {
    if (!thread.ended) return thread;
    started -= 1;
  }
  if (started < maxThreads) {
    started += 1;
    return start();
  }
  if (waiting.length >= maxWaiting) throw unavailable("Too many checks are waiting for a thread.");
  const handed = await new Promise<Thread | null>((resolve) => waiting.push(resolve));
  return handed ?? start();
}

/** Fills a place that is already counted. */
function start(): Thread {
  try {
    return new Thread(threadPath("isolate-thread"), memory);
  } catch (error) {
    passOn(null);
    throw error;
  }
}

/** Hands a thread, or the place of one that ended (null), to whoever waits longest. */
function passOn(thread: Thread | null): void {
  const next = waiting.shift();
  if (next) next(thread);
  else if (thread) idle.push(thread);
  else started -= 1;
}
