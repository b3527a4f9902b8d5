import type { ClaimedItem, ItemEnd } from "@/lib/evaluations/lane";

type Figures = { inputTokens?: number; costUsd?: number | null };

/** What a lane stores of an item whose answer came. */
export const anEnd = (
  { resultId, attempt }: Pick<ClaimedItem, "resultId" | "attempt">,
  { inputTokens = 1, costUsd = null }: Figures = {},
): ItemEnd => ({
  resultId,
  attempt,
  status: "completed",
  outcome: "ok",
  retryInMs: null,
  total: 0.5,
  passed: false,
  error: null,
  answer: { messages: "[]", output: JSON.stringify({ text: "late" }), raw: "{}" },
  figures: { latencyMs: 1, inputTokens, outputTokens: 1, costUsd },
  scores: [],
  calls: [
    {
      id: `call_${resultId.slice(4)}_${attempt}`,
      state: "received",
      servedModel: "m",
      faultCode: null,
      httpStatus: null,
      latencyMs: 1,
      inputTokens,
      outputTokens: 1,
      costUsd,
    },
  ],
});
