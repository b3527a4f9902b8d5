import type { CaseSummary } from "@/components/evaluations/start/case-fields";
import { withSaved } from "@/components/evaluations/start/catalogue-of";
import type { Context } from "@/lib/context";
import { listCaseTags } from "@/lib/datasets/list-case-tags";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import { summariseCases } from "@/lib/datasets/summarise-cases";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { ListSaved } from "@/lib/evaluators/schema";

/** What the form of a suite chooses from, and what is known of the dataset it begins with. */
export async function formSetting(ctx: Context, datasetId: string | null) {
  const [datasets, evaluators, saved, summary, tags] = await Promise.all([
    listDatasets(ctx, ListDatasets.parse({ pageSize: 100, sort: "updatedAt" })),
    listEvaluators(ctx, {}),
    listSavedEvaluators(ctx, ListSaved.parse({ pageSize: 100, sort: "name", order: "asc" })),
    datasetId === null ? null : summariseCases(ctx, { id: datasetId }),
    datasetId === null ? [] : listCaseTags(ctx, { id: datasetId }),
  ]);
  const choices = datasets.data.map(({ id, name }) => ({ id, name }));
  const own = summary && choices.every(({ id }) => id !== summary.id) ? [{ id: summary.id, name: summary.name }] : [];
  const cases: Record<string, CaseSummary> = summary ? { [summary.id]: { ...summary, tags } } : {};
  return {
    catalogue: withSaved(evaluators.data, saved.data),
    datasets: { choices: [...choices, ...own], total: datasets.pagination.total },
    cases,
    summary,
  };
}
