/** Joins single additions into batches: one `flush` at a time, with whatever came in since the last one. */
export type Batch<Item> = {
  /** Resolves when the item's batch is stored; rejects with its error. */
  add(item: Item): Promise<void>;
};

/** A batch waits at most `delayMs` after its first item, and is not held back once it has `size` of them. */
export function batch<Item>(
  flush: (items: Item[]) => Promise<void>,
  { size, delayMs }: { size: number; delayMs: number },
): Batch<Item> {
  const waiting: { item: Item; done: () => void; failed: (error: unknown) => void }[] = [];
  let timer: NodeJS.Timeout | null = null;
  let flushing = false;

  const run = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (flushing || waiting.length === 0) return;
    flushing = true;
    const now = waiting.splice(0, Math.max(size, 1) * 4);
    try {
      await flush(now.map(({ item }) => item));
      for (const { done } of now) done();
    } catch (error) {
      for (const { failed } of now) failed(error);
    } finally {
      flushing = false;
      schedule();
    }
  };
  const schedule = () => {
    if (waiting.length === 0 || flushing) return;
    if (waiting.length >= size) void run();
    else timer ??= setTimeout(run, delayMs);
  };

  return {
    add: (item) =>
      new Promise((done, failed) => {
        waiting.push({ item, done, failed });
        schedule();
      }),
  };
}
