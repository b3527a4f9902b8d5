import { AppError, notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { callModel } from "./call-model";
import { listModels } from "./list-models";
import { type CallLimits, type Provider, ProviderFault } from "./model";
import { openProvider } from "./open-provider";
import { readCatalogue } from "./read-catalogue";
import type { TestedProvider, TestProvider } from "./schema";
import { withProviderSlot } from "./with-provider-slot";

/** Nobody waits longer for an answer to a button. */
export const probeLimits: CallLimits = { idleTimeoutMs: 15_000, totalTimeoutMs: 20_000, maxResponseBytes: 2_000_000 };

/** Calls a provider once, to see that address and key work: for its models, or for one token of one of them. The outcome is in words. */
export const testProvider = verb("providers:write", async (ctx, { id, model }: TestProvider): Promise<TestedProvider> => {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  const catalogue = await readCatalogue(ctx);
  if (!catalogue.has(id)) throw notFound("provider", id);
  try {
    const provider = await openProvider(ctx, catalogue, id);
    const ask = () => (model === undefined ? askModels(provider) : askOne(provider, model));
    const outcome = await withProviderSlot(provider, ask, { for: { workspaceId: ctx.workspaceId, work: "settings" } });
    return { ok: true, code: null, latencyMs: elapsed(), outcome };
  } catch (error) {
    if (error instanceof ProviderFault) return { ok: false, code: error.code, latencyMs: elapsed(), outcome: error.message };
    if (error instanceof AppError && error.code === "unprocessable")
      return { ok: false, code: "unreadable", latencyMs: elapsed(), outcome: error.message };
    throw error;
  }
});

async function askModels(provider: Provider): Promise<string> {
  const names = await listModels(provider, probeLimits);
  return names.length === 1
    ? "It answers, and offers one model."
    : `It answers, and offers ${names.length.toLocaleString("en")} models.`;
}

async function askOne(provider: Provider, name: string): Promise<string> {
  const messages = [{ role: "user" as const, content: "Say OK." }];
  const request = { messages, model: { name, maxTokens: 1 }, idempotencyKey: crypto.randomUUID() };
  const { output } = await callModel(provider, request, probeLimits);
  return `It answers with ${output.servedModel}.`;
}
