import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { createDataset } from "@/lib/datasets/create-dataset";
import { listCases } from "@/lib/datasets/list-cases";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { AddCases, type CaseInput, CreateDataset, ListCases, ListDatasets } from "@/lib/datasets/schema";

export type DemoDataset = { id: string; caseIdOf: (externalId: string) => string };

/** The dataset of that name with its cases, made where it is missing; all its cases come in one change or not at all. */
export async function ensureDataset(ctx: Context, input: CreateDataset, cases: CaseInput[]): Promise<DemoDataset> {
  const { data } = await listDatasets(ctx, ListDatasets.parse({ q: input.name }));
  const dataset = data.find(({ name }) => name === input.name) ?? (await createDataset(ctx, CreateDataset.parse(input)));
  if (dataset.revision === 0) await addCases(ctx, AddCases.parse({ id: dataset.id, cases }));
  const { data: stored } = await listCases(ctx, ListCases.parse({ id: dataset.id, pageSize: 100 }));
  const caseIdOf = (externalId: string) => {
    const found = stored.find((one) => one.externalId === externalId);
    if (!found) throw new Error(`The dataset “${input.name}” has no case ${externalId} any more.`);
    return found.id;
  };
  return { id: dataset.id, caseIdOf };
}
