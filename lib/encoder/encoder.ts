import { createHash } from "node:crypto";
import { unavailable } from "@/lib/errors";
import { Thread } from "@/lib/isolation/thread";
import { threadPath } from "@/lib/isolation/thread-path";

/** Characters of a text that count; the time grows with them. */
const maxTextLength = 8_000;
const maxBatchTexts = 32;
const maxBatchLength = 16_000;
const maxWaiting = 20_000;
const maxCached = 4_000;
const batchTimeoutMs = 60_000;
const memory = { maxOldGenerationSizeMb: 1_024 };

type Asked = { key: string; text: string; resolve(vector: Float32Array): void; reject(error: unknown): void };

/**
 * The packaged English sentence encoder (Universal Sentence Encoder lite, 512 dimensions) in a thread of its own, started by the
 * first text and ended after `idleMs` without one. Texts asked for within `joinMs` share a batch; the latest 4 000 vectors are kept.
 */
export class Encoder {
  private thread: Thread | null = null;
  private busy = false;
  private idleTimer: NodeJS.Timeout | undefined;
  private readonly queue: Asked[] = [];
  private readonly underway = new Map<string, Promise<Float32Array>>();
  private readonly cache = new Map<string, Float32Array>();

  constructor(private readonly settings: { idleMs: number; joinMs: number } = { idleMs: 5 * 60_000, joinMs: 3 }) {}

  get loaded(): boolean {
    return this.thread !== null && !this.thread.ended;
  }

  /** One vector of length 1 a text, in order; of a long text the first 8 000 characters. */
  async embed(texts: string[]): Promise<number[][]> {
    if (this.queue.length + texts.length > maxWaiting) throw unavailable("Too many texts are waiting for the encoder.");
    const vectors = await Promise.all(texts.map((text) => this.vectorOf(text.slice(0, maxTextLength))));
    return vectors.map((vector) => Array.from(vector));
  }

  private async vectorOf(text: string): Promise<Float32Array> {
    const key = createHash("sha256").update(text).digest("base64");
    const kept = this.cache.get(key);
    if (kept) {
      this.keep(key, kept);
      return kept;
    }
    const known = this.underway.get(key);
    if (known) return known;
    const promise = new Promise<Float32Array>((resolve, reject) => this.queue.push({ key, text, resolve, reject }));
    this.underway.set(key, promise);
    if (!this.busy) {
      this.busy = true;
      setTimeout(() => void this.work(), this.settings.joinMs);
    }
    return promise;
  }

  private async work(): Promise<void> {
    clearTimeout(this.idleTimer);
    while (this.queue.length > 0) await this.encode(this.nextBatch());
    this.busy = false;
    this.idleTimer = setTimeout(() => this.unload(), this.settings.idleMs).unref();
  }

  private nextBatch(): Asked[] {
    let size = 0;
    let length = 0;
    for (const { text } of this.queue.slice(0, maxBatchTexts)) {
      length += text.length;
      if (size > 0 && length > maxBatchLength) break;
      size += 1;
    }
    return this.queue.splice(0, size);
  }

  private async encode(batch: Asked[]): Promise<void> {
    try {
      if (!this.thread || this.thread.ended) this.thread = new Thread(threadPath("encoder-thread"), memory);
      const answer = await this.thread.ask(
        batch.map(({ text }) => text),
        batchTimeoutMs,
      );
      const vectors = answer as Float32Array[]; // safe: what lib/encoder/encoder-thread.ts sends
      for (const [i, asked] of batch.entries()) {
        const vector = vectors[i];
        if (!vector) throw new Error("The encoder gave fewer vectors than texts.");
        this.keep(asked.key, vector);
        asked.resolve(vector);
      }
    } catch (error) {
      for (const asked of batch) asked.reject(error);
    } finally {
      for (const { key } of batch) this.underway.delete(key);
    }
  }

  /** Puts a vector at the young end of the cache. */
  private keep(key: string, vector: Float32Array): void {
    this.cache.delete(key);
    this.cache.set(key, vector);
    const oldest = this.cache.keys().next().value;
    if (this.cache.size > maxCached && oldest !== undefined) this.cache.delete(oldest);
  }

  private unload(): void {
    if (!this.busy) this.thread?.close();
  }
}
