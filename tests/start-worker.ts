import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll } from "vitest";

const root = join(import.meta.dirname, "..");

// What a failed test leaves running would disturb the next one, and keep vitest from ending.
const started = new Set<ChildProcess>();
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

export type WorkerProcess = {
  process: ChildProcess;
  isRunning(): boolean;
  /** All it has logged. */
  said(): string;
  /** Kills it at once, as a crash would. */
  kill(): Promise<void>;
  /** Asks it to stop; answers its exit code. */
  stop(): Promise<number | null>;
};

/**
 * A real worker process, from the bundle that production runs, with this process' configuration. Resolves once it takes jobs, or says
 * something else that is waited for.
 */
export async function startWorker(env: Record<string, string> = {}, says = "worker is ready"): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--enable-source-maps", join(root, "dist", "worker.js")], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: "info", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit").finally(() => started.delete(child));
  started.add(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code] = await ended;
    return code as number | null; // safe: the first argument of "exit"
  };
  let said = "";
  await new Promise<void>((ready, failed) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes(says)) ready();
    });
    void ended.then(() => failed(new Error(`the worker ended before it was ready: ${said}`)));
  });
  return {
    process: child,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    said: () => said,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
  };
}
