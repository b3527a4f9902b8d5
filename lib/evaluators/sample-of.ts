import type { Sample } from "@/evaluators/evaluator";
import type { SampleInput } from "./try-schema";

/** The sample with everything an evaluator may look at. */
export function sampleOf({ output, input = {}, messages = [], expected = {}, ...given }: SampleInput): Sample {
  const plain = { toolCalls: [], finishReason: "stop", servedModel: "" };
  const { toolCalls, ...answer } = typeof output === "string" ? { ...plain, text: output } : output;
  const { id = "", tags = [], metadata = {} } = given.case ?? {};
  return {
    ...{ input, messages, expected, case: { id, tags, metadata } },
    output: { ...answer, toolCalls: toolCalls.map(({ id = "", ...call }) => ({ id, ...call })) },
    latencyMs: given.latencyMs ?? null,
    usage: given.usage ?? null,
    costUsd: given.costUsd ?? null,
  };
}
