import { parentPort } from "node:worker_threads";
import { type IsolatedTask, isolatedTasks } from "@/evaluators/isolated-tasks";
import { type Batch, longestBatchMs, type Outcome } from "./batch-of-tasks";
import type { ThreadMessage } from "./thread";

const send = (message: ThreadMessage) => parentPort?.postMessage(message);

parentPort?.on("message", ({ tasks, at }: Batch) => {
  const until = performance.now() + longestBatchMs;
  const outcomes: Outcome[] = [];
  for (const { task, input } of tasks) {
    Atomics.store(at, 0, outcomes.length);
    outcomes.push(outcomeOf(task, input));
    if (performance.now() > until) break;
  }
  send({ answer: outcomes });
});

// The first schema of each draft costs ten times the next one: paid here, outside any task's time.
for (const draft of ["draft-07", "2020-12"] as const)
  isolatedTasks["json-schema"]({ schema: '{"type":"null"}', draft, text: "null", allowFence: false });
send({ ready: true });

function outcomeOf(task: string, input: unknown): Outcome {
  try {
    if (!isTask(task)) throw new Error(`There is no isolated task “${task}”.`);
    return { answer: isolatedTasks[task](input as never) }; // safe: whoever names a task gives it its input
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function isTask(task: string): task is IsolatedTask {
  return Object.hasOwn(isolatedTasks, task);
}
