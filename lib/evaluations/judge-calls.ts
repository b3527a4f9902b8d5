import type { EvaluatorTools, JsonValue } from "@/evaluators/evaluator";
import { embed } from "@/lib/encoder/embed";
import { isolate } from "@/lib/isolation/isolate";
import { type ClosedCall, closedByAnswer } from "@/lib/ledger/closed-call";
import { timeLimitsOf } from "@/lib/providers/call-limits";
import { callModel } from "@/lib/providers/call-model";
import { embedTexts } from "@/lib/providers/embed-texts";
import type { ProviderFault } from "@/lib/providers/model";
import { sizeOfCall } from "@/lib/providers/size-of-call";
import { estimateTokens } from "@/lib/templates/estimate-tokens";
import type { Embedder } from "./embedder";
import { type JudgeLimits, judgeLedger, type Ledgered, type Purpose } from "./judge-ledger";
import type { JudgeParameters, judgeParameters } from "./judge-parameters";

/** `parameters` and `embedder` are those of all the lane's judges together. */
type Judging = Ledgered & {
  parameters: ReturnType<typeof judgeParameters>;
  embedder: Embedder;
  rival: EvaluatorTools["rival"];
};

/**
 * What an evaluator may use while it scores one item. Every model call it makes goes through the ledger; how each ended is collected
 * in `closed` and stored with the item's scores, so that a call counts as received only when what it led to is kept.
 */
export function evaluatorTools(judging: Judging, purpose: Purpose, closed: ClosedCall[], limits: JudgeLimits): EvaluatorTools {
  const { parameters, embedder, rival } = judging;
  const { nextSlot, inLedger, open } = judgeLedger(judging, purpose, closed, limits);
  return {
    async complete({ providerId, model: asked, messages, temperature, maxTokens, schema }) {
      const slot = nextSlot(); // before anything is waited for: calls made side by side keep their places
      const { provider, name: model } = await open(slot, { providerId, name: asked });
      let sent = parameters.of(provider.id, model);
      const send = (idempotencyKey: string) => {
        sent = parameters.of(provider.id, model);
        const settings = {
          ...{ name: model, maxTokens },
          temperature: sent.temperature ? temperature : undefined,
          responseFormat: schema && responseFormatOf(sent.format, schema),
        };
        return callModel(provider, { messages, model: settings, idempotencyKey }, { ...limits, ...timeLimitsOf(provider) });
      };
      const sizes = sizeOfCall({ messages, model: { name: model, maxTokens } });
      const learn = (fault: ProviderFault) => parameters.learn(provider.id, model, sent, fault);
      const { output } = await inLedger(slot, { provider, model, ...sizes }, send, closedByAnswer, learn);
      return { text: output.text, finishReason: output.finishReason, servedModel: output.servedModel };
    },
    async embed(texts, asked) {
      if (!asked) return embed(texts);
      const first = nextSlot();
      const { provider, name: model } = await open(first, asked);
      let asks = 0;
      return embedder(provider, model, texts, (batch) => {
        const send = () => embedTexts(provider, model, batch, { ...limits, ...timeLimitsOf(provider) });
        const size = () => estimateTokens(batch.map((content) => ({ role: "user", content })));
        const used = ({ inputTokens }: { inputTokens: number | null }) => inputTokens;
        const slot = asks++ === 0 ? first : nextSlot();
        return inLedger(slot, { provider, model, size, used }, send, closedByEmbedding).then(({ vectors }) => vectors);
      });
    },
    rival,
    isolate: (task, input) => isolate(task, input),
  };
}

/** OpenAI's `response_format`. */
function responseFormatOf(format: JudgeParameters["format"], schema: { name: string; schema: JsonValue }): JsonValue | undefined {
  if (format === "schema") return { type: "json_schema", json_schema: { ...schema, strict: true } };
  return format === "object" ? { type: "json_object" } : undefined;
}

const closedByEmbedding = (
  id: string,
  { inputTokens, costUsd }: { inputTokens: number | null; costUsd: number | null },
): ClosedCall => ({
  id,
  state: "received",
  servedModel: null,
  faultCode: null,
  httpStatus: null,
  latencyMs: null,
  inputTokens,
  outputTokens: 0,
  costUsd,
});
