import { z } from "zod";
import { guardCall } from "./guard-call";
import { measureCall } from "./measure-call";
import { type CallLimits, type Provider, ProviderFault } from "./model";
import { priceCall } from "./price-call";
import { readBody } from "./read-body";
import { findBodyFault, parseJson } from "./read-completion";

const textsPerCall = 128;

const WireEmbeddings = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative().optional(), embedding: z.array(z.number()).min(1) })),
  model: z.string().nullish(),
  usage: z.object({ prompt_tokens: z.number().int().nonnegative() }).nullish().catch(null),
});

/** Unit-length vectors in the order of the texts; the figures are null as soon as one batch does not name them. */
export type Embedded = { vectors: number[][]; inputTokens: number | null; costUsd: number | null };

function toUnit(vector: number[]): number[] {
  const length = Math.hypot(...vector);
  if (!(length > 0) || !Number.isFinite(length)) throw new ProviderFault("malformed", "The provider sent an empty vector.");
  return vector.map((value) => value / length);
}

function readVectors(value: unknown, count: number): { vectors: number[][]; model: string | null; tokens: number | null } {
  const fault = findBodyFault(value);
  if (fault) throw fault;
  const parsed = WireEmbeddings.safeParse(value);
  if (!parsed.success) throw new ProviderFault("malformed", "The provider's answer holds no embeddings.");
  const vectors = new Array<number[] | undefined>(count).fill(undefined);
  for (const [at, { index = at, embedding }] of parsed.data.data.entries()) vectors[index] = toUnit(embedding);
  const complete = vectors.filter((vector) => vector !== undefined);
  const size = complete[0]?.length;
  if (complete.length !== count || vectors.length !== count || complete.some((vector) => vector.length !== size)) {
    throw new ProviderFault("malformed", `The provider did not send one vector for each of ${count} texts.`);
  }
  return { vectors: complete, model: parsed.data.model ?? null, tokens: parsed.data.usage?.prompt_tokens ?? null };
}

/** One batch; the limits hold for each on its own. Throws a `ProviderFault`. */
const embedBatch = (provider: Provider, model: string, texts: string[], limits: CallLimits): Promise<Embedded> =>
  measureCall(
    provider,
    { operation: "embeddings", model },
    () => askVectors(provider, model, texts, limits),
    ({ inputTokens, costUsd }) => ({ inputTokens, costUsd }),
  );

const askVectors: typeof embedBatch = (provider, model, texts, limits) =>
  guardCall(provider, limits, async (call) => {
    // Servers refuse an empty text
    const input = texts.map((text) => (text.trim() === "" ? "(empty)" : text));
    const response = await call.post("/embeddings", { model, input, encoding_format: "float" });
    const value = parseJson(await readBody(response, call.reading));
    if (value === undefined) throw new ProviderFault("malformed", "The provider's answer is not valid JSON.");
    const { vectors, model: served, tokens } = readVectors(value, texts.length);
    const usage = tokens === null ? null : { inputTokens: tokens, outputTokens: 0 };
    return {
      vectors,
      inputTokens: tokens,
      costUsd: priceCall(provider.prices, { served: served ?? model, asked: model }, usage),
    };
  });

const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** One unit-length vector a text, in order, asked for in batches. Throws a `ProviderFault`. */
export async function embedTexts(provider: Provider, model: string, texts: string[], limits: CallLimits): Promise<Embedded> {
  let all: Embedded = { vectors: [], inputTokens: 0, costUsd: 0 };
  for (let at = 0; at < texts.length; at += textsPerCall) {
    const batch = await embedBatch(provider, model, texts.slice(at, at + textsPerCall), limits);
    all = {
      vectors: [...all.vectors, ...batch.vectors],
      inputTokens: add(all.inputTokens, batch.inputTokens),
      costUsd: add(all.costUsd, batch.costUsd),
    };
  }
  return all;
}
