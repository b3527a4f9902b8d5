import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { createDataset } from "@/lib/datasets/create-dataset";
import { AddCases } from "@/lib/datasets/schema";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { exportEvidence } from "@/lib/evidence/export-evidence";
import { putGate } from "@/lib/gates/put-gate";
import { GateRules } from "@/lib/gates/schema";
import { newId } from "@/lib/ids";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { createVersion } from "@/lib/prompts/create-version";
import { listPromotions } from "@/lib/prompts/list-promotions";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { ListPromotions } from "@/lib/prompts/promotion-schema";
import { CreatePrompt, CreateVersion } from "@/lib/prompts/schema";
import { createSuite } from "@/lib/suites/create-suite";
import { CreateSuite } from "@/lib/suites/schema";
import { finishedHere } from "./run-here";

const evaluators = [
  { key: "right", type: "exact-match" },
  { key: "polite", type: "contains", options: { text: "rude" }, negate: true },
  { key: "form", type: "json-schema", options: { schema: { type: "object" } }, weight: 0 },
  { key: "own", type: "assertions", weight: 0.5 },
  { key: "quick", type: "latency", options: { maxMs: 60_000 }, weight: 0 },
  { key: "tone", type: "llm-judge", options: { model: "judge", criteria: "Is it friendly?" }, weight: 0, threshold: 0.5 },
];

const expectations = (n: number) => ({
  exact: `echo ${n}`,
  ...(n % 2 === 0 ? { assertions: [{ type: "starts-with", options: { text: "echo" } }] } : {}),
});

/** Version 1 is served; version 2 is measured beside it by a suite on its gate cases and promoted; few cases need an override. */
export async function aPromotedPrompt(ctx: Context, cases = 80) {
  const slug = newId("prm").replace("_", "-");
  const prompt = await createPrompt(ctx, CreatePrompt.parse({ slug, name: slug }));
  const add = (text: string) => createVersion(ctx, CreateVersion.parse({ ...aDraft, id: prompt.id, text }));
  const [active, next] = [await add("echo {{n}}"), await add("echo {{n}}!")];
  const promote = (id: string, override: boolean) =>
    promoteVersion(ctx, { id, environment: "production", acceptBreaking: false, reason: "Shorter", override });
  await promote(active.id, false);
  const { id: datasetId } = await createDataset(ctx, { name: newId("ds"), tags: [] });
  const numbered = Array.from({ length: cases }, (_, n) => ({
    variables: { n: String(n) },
    expectations: expectations(n),
    split: "gate",
  }));
  await addCases(ctx, AddCases.parse({ id: datasetId, cases: numbered }));
  const suite = await createSuite(
    ctx,
    CreateSuite.parse({ name: slug, datasetId, split: "gate", evaluators, guardrails: [{ metric: "right", margin: 0.05 }] }),
  );
  const rules = GateRules.parse({
    minPassRate: 0.5,
    minScores: { right: 0.5 },
    minCases: 20,
    maxLatencyP95Ms: 60_000,
    maxAgeHours: 24,
  });
  await putGate(ctx, { id: prompt.id, environment: "production", suiteId: suite.id, rules });
  const started = await startEvaluation(
    ctx,
    StartEvaluation.parse({ suiteId: suite.id, versionIds: [active.id, next.id], concurrency: 8 }),
  );
  await finishedHere(ctx, started.id);
  await promote(next.id, cases < 80);
  const { data } = await listPromotions(ctx, ListPromotions.parse({ id: prompt.id }));
  return { slug, prompt, active, next, datasetId, suite, evaluationId: started.id, promotionId: data[0]?.id ?? "" };
}

const aDraft = { variables: [{ name: "n", type: "string", required: true }], model: { name: "stub-model" }, publish: true };

/** What the verb streams, as text. */
export async function evidenceOf(ctx: Context, promotionId: string): Promise<string> {
  const { stream } = await exportEvidence(ctx, { id: promotionId });
  return new Response(stream).text();
}
