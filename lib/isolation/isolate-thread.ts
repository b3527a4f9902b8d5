import { parentPort } from "node:worker_threads";
import { type IsolatedTask, isolatedTasks } from "@/evaluators/isolated-tasks";
import { type Batch, longestBatchMs, type Outcome } from "./batch-of-tasks";
import type { ThreadMessage } from "./thread";

const send = (message: ThreadMessage) => parentPort?.postMessage({ ...message, usedMs: usedMs() });
let place: Int32Array = new Int32Array(1);

parentPort?.on("message", async ({ tasks, at = place }: Batch) => {
  place = at;
  const until = performance.now() + longestBatchMs;
  const outcomes: Outcome[] = [];
  for (const { task, input } of tasks) {
    Atomics.store(place, 0, outcomes.length);
    const came = run(task, input);
    outcomes.push(came instanceof Promise ? await came : came); // most tasks answer at once
    if (performance.now() > until) break;
  }
  send({ answer: outcomes });
});

// The first schema of each draft costs ten times the next one: paid here, outside any task's time.
for (const draft of ["draft-07", "2020-12"] as const)
  isolatedTasks["json-schema"]({ rule: { schema: '{"type":"null"}', draft, allowFence: false }, text: "null" });
send({ ready: true });

/** Undefined where Node cannot tell (before 23.9). */
function usedMs(): number | undefined {
  const usage = "threadCpuUsage" in process ? process.threadCpuUsage() : undefined;
  return usage && (usage.user + usage.system) / 1_000;
}

function run(task: string, input: unknown): Outcome | Promise<Outcome> {
  try {
    if (!isTask(task)) throw new Error(`There is no isolated task “${task}”.`);
    const answer: unknown = isolatedTasks[task](input as never); // safe: whoever names a task gives it its input
    return answer instanceof Promise ? answer.then((answer) => ({ answer }), failed) : { answer };
  } catch (error) {
    return failed(error);
  }
}

const failed = (error: unknown): Outcome => ({ error: error instanceof Error ? error.message : String(error) });

function isTask(task: string): task is IsolatedTask {
  return Object.hasOwn(isolatedTasks, task);
}
