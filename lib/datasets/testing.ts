import type { Context } from "@/lib/context";
import { createDataset } from "./create-dataset";
import { importCases } from "./import-cases";
import { ImportCases } from "./import-schema";
import { listCases } from "./list-cases";
import { type CreateDataset, type DatasetCase, ListCases } from "./schema";

/** For tests: a dataset of the given declaration. */
export const aDataset = (ctx: Context, given: Partial<CreateDataset> = {}) => createDataset(ctx, { name: "mails", ...given });

/** For tests: an import of `file`, with settings as they stand in a query. */
export function importText(ctx: Context, id: string, file: string | Uint8Array<ArrayBuffer>, query: Record<string, string> = {}) {
  return importCases(ctx, ImportCases.parse({ id, format: "csv", ...query, stream: new Blob([file]).stream() }));
}

/** For tests: every case of a small dataset, in order. */
export async function allCases(ctx: Context, id: string, revision?: number): Promise<DatasetCase[]> {
  const { data } = await listCases(ctx, ListCases.parse({ id, pageSize: 100, revision }));
  return data;
}

/** For tests: what a case says, without ids and times. */
export const said = ({ name, externalId, variables, expectations, tags, group, split, metadata }: DatasetCase) => ({
  name,
  externalId,
  variables,
  expectations,
  tags,
  group,
  split,
  metadata,
});
