import { parentPort } from "node:worker_threads";
import { type IsolatedTask, isolatedTasks } from "@/evaluators/isolated-tasks";
import type { ThreadMessage } from "./thread";

const send = (message: ThreadMessage) => parentPort?.postMessage(message);

parentPort?.on("message", async ({ task, input }: { task: string; input: never }) => {
  try {
    if (!isTask(task)) throw new Error(`There is no isolated task “${task}”.`);
    send({ answer: await isolatedTasks[task](input) });
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error) });
  }
});

// The first schema of each draft costs ten times the next one: paid here, outside any task's time.
for (const draft of ["draft-07", "2020-12"] as const)
  isolatedTasks["json-schema"]({ schema: { type: "null" }, draft, value: null });
send({ ready: true });

function isTask(task: string): task is IsolatedTask {
  return Object.hasOwn(isolatedTasks, task);
}
