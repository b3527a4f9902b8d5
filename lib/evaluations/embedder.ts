import { allSettled } from "@/evaluators/all-settled";
import { type Provider, ProviderFault } from "@/lib/providers/model";
import { sha256 } from "@/lib/sha256";

/** Asks a provider for the vectors of some texts, in order. */
type Ask = (texts: string[]) => Promise<number[][]>;
type Asked = { key: string; text: string; ask: Ask; resolve(vector: number[]): void; reject(error: unknown): void };

export type Embedder = (provider: Provider, model: string, texts: string[], ask: Ask) => Promise<number[][]>;

const joinMs = 4;
const mostTexts = 128;
const mostCharacters = 200_000;
/** Numbers kept, over all vectors: 16 MB. */
const mostNumbers = 2_000_000;

/**
 * Joins the texts that evaluators of a lane ask for within a few milliseconds into one request, and keeps the latest vectors by the hash
 * of their text: a case's reference comes with every arm. Whoever is first in a request asks for all of it, so that the ledger has the
 * call under that item. Where a provider refuses the request, each asks for its own: one text that is too long fails alone.
 */
export function embedder(): Embedder {
  const lines = new Map<string, Asked[]>();
  const kept = keepVectors();
  const underway = new Map<string, Promise<number[]>>();

  const send = async (lineKey: string, line: Asked[]): Promise<void> => {
    if (lines.get(lineKey) !== line) return; // it was full before its time
    lines.delete(lineKey);
    const [first, ...others] = line;
    if (!first) return;
    try {
      const vectors = await first.ask(line.map(({ text }) => text));
      for (const [at, { key, resolve }] of line.entries()) {
        const vector = vectors[at];
        if (!vector) throw new Error("The embedding model gave fewer vectors than texts.");
        kept.add(key, vector);
        resolve(vector);
      }
    } catch (error) {
      if (others.length > 0 && isOfOneText(error)) {
        for (const { text, ask, resolve, reject } of line) ask([text]).then(([vector = []]) => resolve(vector), reject);
      } else for (const { reject } of line) reject(error);
    }
  };
  const join = (lineKey: string, key: string, text: string, ask: Ask): Promise<number[]> =>
    new Promise((resolve, reject) => {
      const line = lines.get(lineKey) ?? [];
      if (line.length === 0) setTimeout(send, joinMs, lineKey, line);
      lines.set(lineKey, line);
      line.push({ key, text, ask, resolve, reject });
      if (isFull(line)) void send(lineKey, line);
    });

  return (provider, model, texts, ask) => {
    const lineKey = JSON.stringify([provider.id, model]);
    const vectorOf = (text: string): Promise<number[]> => {
      const key = sha256(`${lineKey}\n${text}`);
      const known = kept.find(key);
      if (known) return Promise.resolve(known);
      const coming = underway.get(key) ?? join(lineKey, key, text, ask).finally(() => underway.delete(key));
      underway.set(key, coming);
      return coming;
    };
    return allSettled(texts.map(vectorOf));
  };
}

/** A request that was refused for what it holds, which may be a single text of it. */
const isOfOneText = (error: unknown): boolean =>
  error instanceof ProviderFault && ["bad_request", "context_length", "too_large"].includes(error.code);

const isFull = (waiting: Asked[]): boolean =>
  waiting.length >= mostTexts || waiting.reduce((sum, { text }) => sum + text.length, 0) >= mostCharacters;

/** The latest vectors, the longest unused given up first. */
function keepVectors() {
  const vectors = new Map<string, number[]>();
  let numbers = 0;
  return {
    find(key: string): number[] | undefined {
      const vector = vectors.get(key);
      if (!vector) return undefined;
      vectors.delete(key);
      vectors.set(key, vector);
      return vector;
    },
    add(key: string, vector: number[]): void {
      vectors.set(key, vector);
      numbers += vector.length;
      for (const [oldest, { length }] of vectors) {
        if (numbers <= mostNumbers) return;
        vectors.delete(oldest);
        numbers -= length;
      }
    },
  };
}
