import { isolatedTasks } from "@/evaluators/isolated-tasks";

/** `tools.isolate` without a thread: the task runs here and now. */
export async function isolateHere<T>(task: string, input: unknown): Promise<T> {
  const run = Object.entries(isolatedTasks).find(([name]) => name === task)?.[1];
  if (!run) throw new Error(`There is no isolated task “${task}”.`);
  return run(input as never) as T; // safe: the evaluator gives what its task takes
}
