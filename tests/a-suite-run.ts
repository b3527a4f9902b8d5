import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { createDataset } from "@/lib/datasets/create-dataset";
import { AddCases } from "@/lib/datasets/schema";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { newId } from "@/lib/ids";
import { createSuite } from "@/lib/suites/create-suite";
import { CreateSuite } from "@/lib/suites/schema";

/** A suite over so many numbered cases, each asked once, whose answer must be “right <n>”. */
export async function aSuite(ctx: Context, cases: number) {
  const dataset = await createDataset(ctx, { name: newId("ds"), tags: [] });
  const numbered = Array.from({ length: cases }, (_, n) => ({
    ...{ variables: { n: String(n) }, expectations: { exact: `right ${n}` } },
  }));
  await addCases(ctx, AddCases.parse({ id: dataset.id, cases: numbered }));
  const asked = { name: newId("su"), datasetId: dataset.id, evaluators: [{ type: "exact-match" }] };
  return createSuite(ctx, CreateSuite.parse(asked));
}

type Asked = { suiteId: string; versionIds: string[]; trials?: number };

/** A run of a suite, queued. */
export const aSuiteRun = (ctx: Context, asked: Asked) => startEvaluation(ctx, StartEvaluation.parse({ trials: 3, ...asked }));
