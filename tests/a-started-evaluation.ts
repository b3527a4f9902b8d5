import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { createDataset } from "@/lib/datasets/create-dataset";
import { AddCases } from "@/lib/datasets/schema";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { newId } from "@/lib/ids";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { createVersion } from "@/lib/prompts/create-version";
import { CreatePrompt, CreateVersion } from "@/lib/prompts/schema";

export type Wanted = {
  /** So many numbered ones, each with a variable `n`, or the cases themselves. */
  cases: number | unknown[];
  concurrency: number;
  evaluators?: unknown[];
  /** One arm a template. */
  templates?: string[];
  /** More of the request. */
  more?: object;
};

/** An evaluation of published versions, queued in the workspace of `ctx`; by default the answer to case n must be `echo <n>`. */
export async function aStartedEvaluation(
  ctx: Context,
  { cases, concurrency, evaluators, templates = ["echo {{n}}"], more }: Wanted,
) {
  const slug = newId("prm").replace("_", "-");
  const prompt = await createPrompt(ctx, CreatePrompt.parse({ slug, name: slug }));
  const variables = [{ name: "n", type: "string", required: true }];
  const versionIds: string[] = [];
  for (const text of templates) {
    const draft = { id: prompt.id, text, variables, model: { name: "stub-model" }, publish: true };
    versionIds.push((await createVersion(ctx, CreateVersion.parse(draft))).id);
  }
  const dataset = await createDataset(ctx, { name: newId("ds"), tags: [] });
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ variables: { n: String(n) }, expectations: { exact: `echo ${n}` } }));
  const body = { id: dataset.id, cases: typeof cases === "number" ? numbered(cases) : cases };
  await addCases(ctx, AddCases.parse(body));
  return startEvaluation(
    ctx,
    StartEvaluation.parse({
      datasetId: dataset.id,
      versionIds,
      concurrency,
      evaluators: evaluators ?? [{ type: "exact-match" }, { type: "heuristic", options: { maxLength: 1000 } }],
      ...more,
    }),
  );
}
