import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { createDataset } from "@/lib/datasets/create-dataset";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { newId } from "@/lib/ids";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { createVersion } from "@/lib/prompts/create-version";
import { CreatePrompt, CreateVersion } from "@/lib/prompts/schema";

type Wanted = { cases: number; concurrency: number; evaluators?: unknown[]; template?: string };

/** An evaluation of one published version over numbered cases, queued in the workspace of `ctx`; the answer must be `echo <n>`. */
export async function aStartedEvaluation(ctx: Context, { cases, concurrency, evaluators, template = "echo {{n}}" }: Wanted) {
  const slug = newId("prm").replace("_", "-");
  const prompt = await createPrompt(ctx, CreatePrompt.parse({ slug, name: slug }));
  const variables = [{ name: "n", type: "string", required: true }];
  const version = await createVersion(
    ctx,
    CreateVersion.parse({ id: prompt.id, text: template, variables, model: { name: "stub-model" }, publish: true }),
  );
  const dataset = await createDataset(ctx, { name: newId("ds"), tags: [] });
  const numbered = Array.from({ length: cases }, (_, n) => ({
    variables: { n: String(n) },
    expectations: { exact: `echo ${n}` },
  }));
  await addCases(ctx, { id: dataset.id, cases: numbered });
  return startEvaluation(
    ctx,
    StartEvaluation.parse({
      datasetId: dataset.id,
      versionIds: [version.id],
      concurrency,
      evaluators: evaluators ?? [{ type: "exact-match" }, { type: "heuristic", options: { maxLength: 1000 } }],
    }),
  );
}
