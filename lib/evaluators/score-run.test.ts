import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { runs } from "@/db/schema/runs";
import { auditTrail, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { aDataset } from "@/lib/datasets/testing";
import { StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";
import { createSavedEvaluator } from "./create-saved-evaluator";
import { CreateSaved } from "./schema";
import { scoreRun } from "./score-run";
import { ScoreRun } from "./score-schema";

/** A run that was answered; without an answer it is still queued. */
async function aRun(ctx: Context, text?: string) {
  const content = { messages: [{ role: "user", content: "Hi" }], variables: [], model: { name: "sandbox-1" } };
  const run = await startRun(ctx, StartRun.parse({ content, model: { providerId: "sandbox" } }));
  const output = JSON.stringify({ text, toolCalls: [], finishReason: "stop", servedModel: "sandbox-1" });
  const answered = { status: "completed" as const, outputText: text, output, latencyMs: 40 };
  if (text !== undefined) await ctx.db.update(runs).set(answered).where(eq(runs.id, run.id));
  return run.id;
}
const score = async (ctx: Context, more: object) => (await scoreRun(ctx, ScoreRun.parse(more))).data;

test("a run's answer is scored by several evaluators, saved ones among them, in their order, and nothing is kept", () =>
  sandbox(async (ctx) => {
    const id = await aRun(ctx, "Yes, please.");
    const fixtures = [{ sample: { output: "please" }, expected: { passed: true } }];
    const saved = { slug: "polite", name: "Polite", type: "contains", options: { text: "please" }, fixtures };
    await createSavedEvaluator(ctx, CreateSaved.parse(saved));
    const before = await auditTrail(ctx);
    const evaluators = [{ savedId: "polite" }, { type: "latency", options: { maxMs: 10 } }];
    expect(await score(ctx, { id, evaluators })).toMatchObject([
      { key: "polite", type: "contains", passed: true, score: 1, calls: 0 },
      { key: "latency", passed: false },
    ]);
    expect(await auditTrail(ctx)).toEqual(before);
  }));

test("what a case expects counts where the case is named, and is not asked where it is not", () =>
  sandbox(async (ctx) => {
    const id = await aRun(ctx, "refund");
    const dataset = await aDataset(ctx);
    const added = [
      await addCases(ctx, { id: dataset.id, variables: {}, expectations: { exact: "refund" }, tags: [], metadata: {} }),
    ];
    const caseId = added.flat()[0]?.id;
    const evaluators = [{ type: "exact-match" }];
    expect(await score(ctx, { id, evaluators, caseId })).toMatchObject([{ passed: true, skipped: null }]);
    expect(await score(ctx, { id, evaluators })).toMatchObject([{ score: null, skipped: expect.any(String) }]);
  }));

test("without an answer there is nothing to score", () =>
  sandbox(async (ctx) => {
    const id = await aRun(ctx);
    await expect(score(ctx, { id, evaluators: [{ type: "heuristic" }] })).rejects.toMatchObject({ code: "unprocessable" });
  }));
