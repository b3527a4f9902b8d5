import { SpanKind } from "@opentelemetry/api";
import { type CallFigures, metrics } from "@/lib/metrics/metrics";
import { inSpan } from "@/lib/tracing/span";
import { type Provider, ProviderFault } from "./model";

type Asked = { operation: CallFigures["operation"]; model?: string };

/** What an answer says of itself; what the provider did not name is left out. */
type Told = {
  servedModel?: string | null;
  finishReason?: string | null;
  inputTokens?: number | null;
  outputTokens?: number | null;
  costUsd?: number | null;
};

/** Counts one call of a provider and shows it as a span, by OpenTelemetry's conventions for generative AI; never what was said. */
export function measureCall<Result>(
  provider: Provider,
  { operation, model }: Asked,
  call: () => Promise<Result>,
  told: (result: Result) => Told = () => ({}),
): Promise<Result> {
  const startedAt = performance.now();
  const count = (outcome: string, { inputTokens, outputTokens, costUsd }: Told = {}) =>
    metrics()?.call({
      ...{ provider: kindOf(provider), operation, outcome, seconds: (performance.now() - startedAt) / 1_000 },
      ...{ inputTokens: inputTokens ?? 0, outputTokens: outputTokens ?? 0, costUsd: costUsd ?? 0 },
    });
  const attributes = {
    ...{ "gen_ai.operation.name": operation, "gen_ai.provider.name": provider.id === "sandbox" ? "sandbox" : "openai" },
    ...(model !== undefined && { "gen_ai.request.model": model }),
    ...(URL.canParse(provider.baseUrl) && { "server.address": new URL(provider.baseUrl).hostname }),
  };
  const options = { kind: SpanKind.CLIENT, attributes, errorType: codeOf };
  return inSpan([operation, model].filter(Boolean).join(" "), options, async (span) => {
    try {
      const result = await call();
      const figures = told(result);
      count("ok", figures);
      span?.setAttributes(attributesOf(figures));
      return result;
    } catch (error) {
      count(codeOf(error));
      throw error;
    }
  });
}

const kindOf = ({ id }: Provider): CallFigures["provider"] => (id === "sandbox" || id === "default" ? id : "workspace");
const codeOf = (error: unknown): string => (error instanceof ProviderFault ? error.code : "internal");

const attributesOf = ({ servedModel, finishReason, inputTokens, outputTokens }: Told) => ({
  ...(servedModel && { "gen_ai.response.model": servedModel }),
  ...(finishReason && { "gen_ai.response.finish_reasons": [finishReason] }),
  ...(typeof inputTokens === "number" && { "gen_ai.usage.input_tokens": inputTokens }),
  ...(typeof outputTokens === "number" && { "gen_ai.usage.output_tokens": outputTokens }),
});
