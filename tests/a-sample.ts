import type { Expectations, Output, Sample } from "@/evaluators/evaluator";

/** A sample with this output text; everything else plain unless given. */
export function aSample(
  text: string,
  expected: Expectations = {},
  more: Partial<Sample> & { out?: Partial<Output> } = {},
): Sample {
  const { out, ...rest } = more;
  return {
    input: { question: "Where is my order?" },
    messages: [{ role: "user", content: "Where is my order?" }],
    output: { text, toolCalls: [], finishReason: "stop", servedModel: "test-model", ...out },
    expected,
    case: { id: "case_1", tags: [], metadata: {} },
    latencyMs: 100,
    usage: null,
    costUsd: null,
    ...rest,
  };
}
