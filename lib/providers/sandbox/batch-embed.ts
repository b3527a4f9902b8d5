import type { Embed } from "./embed";

const maxKept = 4_000;
const maxBatch = 64;

type Waiting = { text: string; resolve(vector: number[]): void; reject(error: unknown): void };

/**
 * Gathers what parallel calls ask for into one call of the encoder at a time, and keeps the latest vectors: the
 * descriptions of a prompt come back with every case.
 */
export function batchEmbed(embed: Embed): Embed {
  const kept = new Map<string, Promise<number[]>>();
  let waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      try {
        const vectors = await embed(batch.map(({ text }) => text));
        if (vectors.length !== batch.length) throw new Error("the encoder did not answer one vector a text");
        for (const [at, { resolve }] of batch.entries()) resolve(vectors[at] ?? []);
      } catch (error) {
        for (const { text, reject } of batch) {
          kept.delete(text);
          reject(error);
        }
      }
    }
    running = false;
  }

  function vectorOf(text: string): Promise<number[]> {
    const known = kept.get(text);
    if (known) return known;
    const made = new Promise<number[]>((resolve, reject) => waiting.push({ text, resolve, reject }));
    kept.set(text, made);
    const oldest = kept.keys().next().value;
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    if (!running) {
      running = true;
      setImmediate(() => void run());
    }
    return made;
  }

  return (texts) => Promise.all(texts.map(vectorOf));
}
