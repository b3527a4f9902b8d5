import { z } from "zod";
import { defineEvaluator } from "./evaluator";

const Answer = z.union([
  z.object({
    score: z.number().min(0).max(1),
    passed: z.boolean().optional(),
    reason: z.string().max(10_000).optional(),
    details: z.json().optional(),
  }),
  z.object({ skipped: z.string().max(10_000) }),
  z.object({ error: z.string().max(10_000) }),
]);

export const webhook = defineEvaluator({
  type: "webhook",
  version: 1,
  group: "own",
  about: "A server of yours scores the output.",
  definition:
    "The samples are posted to your HTTPS address, up to 50 in one request: { id, samples: [{ input, messages, output, expected, case, latencyMs, usage, costUsd }] }. The answer is { scores: [ … ] } in the same order, each { score, passed, reason, details }, { skipped: why } or { error: why }; score is 0 to 1, and without `passed` it passes from the threshold on. Requests are signed by the workspace's webhook secret as Standard Webhooks describes (webhook-id, webhook-timestamp, webhook-signature). 429, 5xx and broken connections are tried again under the same webhook-id.",
  examples: [
    {
      options: { url: "https://scores.example.com/promptops" },
      output: "Your order left on Monday.",
      answers: [{ score: 0.8, reason: "It names the day." }],
      ...{ score: 0.8, passed: true },
    },
    {
      options: { url: "https://scores.example.com/promptops" },
      output: "Hello.",
      answers: [{ skipped: "No order in this case." }],
      score: "skipped",
    },
  ],
  options: z.strictObject({
    url: z.string().min(1).max(1_000).describe("An HTTPS address of the public internet"),
    threshold: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe("Passes from this score on, where the answer does not say `passed`"),
    timeoutSeconds: z.number().int().min(1).max(120).default(30).describe("How long one request may take"),
  }),

  async check({ url }, { requireWebhook }) {
    await requireWebhook(url);
  },

  async score(sample, { url, threshold, timeoutSeconds }, { post }) {
    const { input, messages, output, expected, latencyMs, usage, costUsd } = sample;
    const sent = { input, messages, output, expected, case: sample.case, latencyMs, usage, costUsd };
    const came = Answer.safeParse(await post({ url, timeoutMs: timeoutSeconds * 1_000 }, sent));
    if (!came.success)
      throw new Error(
        "The webhook's answer for this sample is not { score: 0 to 1, passed, reason, details }, { skipped } or { error }.",
      );
    const answer = came.data;
    if ("error" in answer) throw new Error(`The webhook could not score it: ${answer.error}`);
    if ("skipped" in answer) return { skipped: answer.skipped };
    const { score, passed = score >= threshold, details } = answer;
    const reason = answer.reason || `The webhook scored ${Math.round(score * 1_000) / 1_000}.`;
    return { score, passed, reason, ...(details === undefined ? {} : { details }) };
  },
});
