import { type ResourceLimits, Worker } from "node:worker_threads";

/** The thread was ended for its time or memory, or fell over; what it was doing is lost and the next request needs a new one. */
export class ThreadEnded extends Error {
  constructor(
    readonly why: "timeout" | "memory" | "crash" | "closed",
    message: string,
  ) {
    super(message);
    this.name = "ThreadEnded";
  }
}

/**
 * What a thread sends: first `ready`, then one answer a request, in order. `usedMs`: its processor time so far; a thread that says it
 * with every message is not asked for it before every request.
 */
export type ThreadMessage = ({ ready: true } | { answer: unknown } | { error: string }) & { usedMs?: number };

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void };

const startTimeoutMs = 20_000;
/** A busy machine may keep a thread waiting; its time is counted by the processor, and only so much longer by the clock. */
const clockFactor = 10;

/** One worker thread that answers one request at a time. It never keeps the process alive while it is idle. */
export class Thread {
  private readonly worker: Worker;
  private readonly ready: Promise<unknown>;
  private waiting: Waiting | null = null;
  private end: ThreadEnded | null = null;
  private saidMs: number | undefined;

  constructor(path: string, resourceLimits: ResourceLimits) {
    // No environment: a thread that runs what others wrote needs no secret.
    this.worker = new Worker(/* turbopackIgnore: true */ path, { resourceLimits, env: {}, execArgv: [] });
    this.worker.on("message", (message: ThreadMessage) => this.receive(message));
    this.worker.on("error", (error) => this.finish(endedBy(error)));
    this.worker.on("exit", () => this.finish(new ThreadEnded("crash", "The thread ended by itself.")));
    this.ready = this.reply(startTimeoutMs, "The thread did not start.");
    this.ready.catch(() => {}); // the first request reports it
  }

  get ended(): boolean {
    return this.end !== null;
  }

  /**
   * Sends a request and waits for its answer; the time is the processor's, and counts from when the thread runs.
   * @throws ThreadEnded, or Error with the message of what the task threw
   */
  async ask(request: unknown, timeoutMs: number): Promise<unknown> {
    await this.ready;
    if (this.end) throw this.end;
    const usedBefore = this.saidMs ?? this.usedMs();
    this.worker.postMessage(request);
    return this.reply(timeoutMs, `Stopped after ${timeoutMs} ms.`, async (elapsedMs) => {
      const [before, now] = [await usedBefore, await this.usedMs()];
      if (before === null || now === null || elapsedMs >= clockFactor * timeoutMs) return 0;
      return timeoutMs - (now - before);
    });
  }

  /** Ends the thread at once, whatever it is doing. */
  close(): void {
    this.finish(new ThreadEnded("closed", "The thread was closed."));
  }

  /** Processor time of the thread so far; null where Node cannot tell (before 24.6), so that the clock alone counts. */
  private async usedMs(): Promise<number | null> {
    if (!("cpuUsage" in this.worker)) return null;
    const usage = await this.worker.cpuUsage().catch(() => null);
    return usage && (usage.user + usage.system) / 1_000;
  }

  private async reply(timeoutMs: number, late: string, leftMs = async (_elapsedMs: number) => 0): Promise<unknown> {
    this.worker.ref();
    const from = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise((resolve, reject) => {
      const asked = { resolve, reject };
      this.waiting = asked;
      const giveUp = async () => {
        const left = await leftMs(performance.now() - from);
        if (this.waiting !== asked) return;
        if (left > 1) wait(left);
        else this.finish(new ThreadEnded("timeout", late));
      };
      // One more turn of the event loop: an answer may lie there unread because this thread was busy.
      const wait = (ms: number) => {
        timer = setTimeout(() => setTimeout(giveUp), ms);
      };
      wait(timeoutMs);
    });
    return answer.finally(() => {
      this.waiting = null;
      clearTimeout(timer);
      this.worker.unref();
    });
  }

  private receive(message: ThreadMessage): void {
    this.saidMs = message.usedMs;
    if ("error" in message) this.waiting?.reject(new Error(message.error));
    else this.waiting?.resolve("answer" in message ? message.answer : undefined);
  }

  private finish(end: ThreadEnded): void {
    if (this.end) return;
    this.end = end;
    void this.worker.terminate();
    this.waiting?.reject(end);
  }
}

function endedBy(error: Error & { code?: string }): ThreadEnded {
  if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return new ThreadEnded("memory", "Stopped: it needed too much memory.");
  return new ThreadEnded("crash", `The thread fell over: ${error.message}`);
}
