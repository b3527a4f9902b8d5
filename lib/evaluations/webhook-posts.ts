import { z } from "zod";
import type { EvaluatorTools, JsonValue } from "@/evaluators/evaluator";
import { type Batch, batch } from "@/lib/batch";
import { Json } from "@/lib/clean-text";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { noWebhookSecret } from "@/lib/webhooks/no-webhook-secret";
import { openWebhookSecrets } from "@/lib/webhooks/open-webhook-secrets";
import { postWebhook } from "@/lib/webhooks/post-webhook";

type Waiting = { text: string; came: { answer: JsonValue } | { error: Error } | null };

const mostSamples = 50;
const mostCharacters = 4_000_000;
const delayMs = 5;
/** A secret that was revoked signs nothing more after this. */
const secretsMs = 60_000;

const Answer = z.object({ scores: z.array(Json) });

type Limits = { signal?: AbortSignal; maxTries?: number; firstBackoffMs?: number };

/**
 * Posts samples to webhooks for as long as a lane works: what several items ask of one address within a few milliseconds goes in one
 * request. Each gets its own part of the answer; a request that failed fails all that were in it.
 */
export function webhookPosts(ctx: Context, { signal, maxTries = 4, firstBackoffMs = 500 }: Limits = {}): EvaluatorTools["post"] {
  const batches = new Map<string, Batch<Waiting>>();
  let opened: { secrets: Promise<string[]>; at: number } | null = null;
  const secretsNow = () => {
    if (!opened || performance.now() - opened.at > secretsMs)
      opened = { secrets: openWebhookSecrets(ctx), at: performance.now() };
    opened.secrets.catch(() => {
      opened = null;
    });
    return opened.secrets;
  };
  const ask = async (url: string, timeoutMs: number, waiting: Waiting[]): Promise<void> => {
    const secrets = await secretsNow();
    if (secrets.length === 0) throw new Error(noWebhookSecret);
    const id = newId("msg");
    const body = `{"id":${JSON.stringify(id)},"samples":[${waiting.map(({ text }) => text).join(",")}]}`;
    const text = await postWebhook({ id, url, body, secrets }, { timeoutMs, signal, maxTries, firstBackoffMs });
    const scores = readScores(text, waiting.length);
    for (const [at, one] of waiting.entries()) one.came = { answer: scores[at] ?? null };
  };
  const flush = (url: string, timeoutMs: number) => async (waiting: Waiting[]) => {
    const asked = chunksOf(waiting).map(async (chunk) => {
      const failed = (error: unknown) => {
        for (const one of chunk) one.came = { error: error instanceof Error ? error : new Error(String(error)) };
      };
      await ask(url, timeoutMs, chunk).catch(failed);
    });
    await Promise.all(asked);
  };
  return async ({ url, timeoutMs }, sample) => {
    const key = `${timeoutMs} ${url}`;
    const joined = batches.get(key) ?? batch(flush(url, timeoutMs), { size: mostSamples, delayMs });
    batches.set(key, joined);
    const waiting: Waiting = { text: JSON.stringify(sample), came: null };
    await joined.add(waiting);
    if (waiting.came && "answer" in waiting.came) return waiting.came.answer;
    throw waiting.came?.error ?? new Error("The webhook was not asked.");
  };
}

function chunksOf(waiting: Waiting[]): Waiting[][] {
  const chunks: Waiting[][] = [];
  let size = 0;
  for (const one of waiting) {
    const last = chunks.at(-1);
    if (last && last.length < mostSamples && size + one.text.length <= mostCharacters) last.push(one);
    else {
      chunks.push([one]);
      size = 0;
    }
    size += one.text.length;
  }
  return chunks;
}

function readScores(text: string, asked: number): JsonValue[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("The webhook's answer is not JSON.");
  }
  const { data } = Answer.safeParse(value);
  if (!data) throw new Error("The webhook has to answer { scores: [ … ] }.");
  if (data.scores.length !== asked)
    throw new Error(`The webhook answered ${data.scores.length} scores for ${asked} ${asked === 1 ? "sample" : "samples"}.`);
  return data.scores;
}
