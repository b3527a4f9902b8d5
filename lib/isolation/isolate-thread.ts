import { parentPort } from "node:worker_threads";
import { type IsolatedTask, isolatedTasks } from "@/evaluators/isolated-tasks";
import { type Batch, longestBatchMs, type Outcomes } from "./batch-of-tasks";
import { packRows, unpackRows } from "./pack-rows";
import type { ThreadMessage } from "./thread";

const send = (message: ThreadMessage) => parentPort?.postMessage({ ...message, usedMs: usedMs() });
let place: Int32Array = new Int32Array(1);

parentPort?.on("message", async ({ tasks, inputs, at = place }: Batch) => {
  place = at;
  const until = performance.now() + longestBatchMs;
  const answers: unknown[] = [];
  const errors: Outcomes["errors"] = new Map();
  for (const [i, input] of unpackRows(inputs).entries()) {
    Atomics.store(place, 0, i);
    try {
      const came = run(tasks[i] ?? "", input);
      answers.push(came instanceof Promise ? await came : came); // most tasks answer at once
    } catch (error) {
      errors.set(i, error instanceof Error ? error.message : String(error));
      answers.push(undefined);
    }
    if (performance.now() > until) break;
  }
  const outcomes: Outcomes = { answers: packRows(answers), errors };
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

function run(task: string, input: unknown): unknown {
  if (!isTask(task)) throw new Error(`There is no isolated task “${task}”.`);
  return isolatedTasks[task](input as never); // safe: whoever names a task gives it its input
}

function isTask(task: string): task is IsolatedTask {
  return Object.hasOwn(isolatedTasks, task);
}
