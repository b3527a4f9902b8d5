import { and, asc, eq, gt } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { textStream } from "@/lib/text-stream";
import { verb } from "@/lib/verb";
import { csvOf } from "./csv-of";
import { exportColumns } from "./export-columns";
import { inRevision, readDataset, toCase } from "./rows";
import type { DatasetCase, ExportCases } from "./schema";

const batchSize = 1_000;

/**
 * A revision's cases as a file that imports to the same cases, ids apart: CSV with cells made safe for spreadsheets
 * (csv-cell.ts), or JSONL or a JSON array with each case as the API takes it.
 */
export const exportCases = verb("datasets:read", async (ctx, input: ExportCases) => {
  const dataset = await readDataset(ctx, input.id);
  const revision = input.revision ?? dataset.revision;
  if (revision > dataset.revision) throw notFound("revision", String(revision));
  const batches = casesOf(ctx, dataset.id, revision);
  const texts = {
    csv: async () => csvOf(await exportColumns(ctx, dataset.id, revision, dataset.variables), batches),
    jsonl: async () => jsonl(batches),
    json: async () => json(batches),
  };
  return {
    stream: textStream(await texts[input.format]()),
    contentType: `${{ csv: "text/csv", jsonl: "application/jsonl", json: "application/json" }[input.format]}; charset=utf-8`,
    filename: `${dataset.name}-r${revision}.${input.format}`,
  };
});

/** A revision never changes, so its pages fit together whatever else goes on. */
async function* casesOf(ctx: Context, datasetId: string, revision: number): AsyncGenerator<DatasetCase[]> {
  for (let after = 0; ; ) {
    const rows = await ctx.db
      .select()
      .from(caseVersions)
      .where(
        and(
          eq(caseVersions.workspaceId, ctx.workspaceId),
          eq(caseVersions.datasetId, datasetId),
          inRevision(revision),
          gt(caseVersions.position, after),
        ),
      )
      .orderBy(asc(caseVersions.position))
      .limit(batchSize);
    if (rows.length > 0) yield rows.map((version) => toCase({ version, createdBy: null, createdAt: version.createdAt }));
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.position;
  }
}

async function* jsonl(batches: AsyncIterable<DatasetCase[]>): AsyncGenerator<string> {
  for await (const cases of batches) yield cases.map((one) => `${JSON.stringify(asInput(one))}\n`).join("");
}

async function* json(batches: AsyncIterable<DatasetCase[]>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const cases of batches) {
    yield before + cases.map((one) => JSON.stringify(asInput(one))).join(",\n");
    before = ",\n";
  }
  yield before === ",\n" ? "\n]\n" : "[]\n";
}

/** A case with the fields `CaseInput` takes, those without a value left out. */
function asInput(one: DatasetCase) {
  const { name, externalId, variables, expectations, tags, group, split, quarantined, metadata } = one;
  return {
    name: name ?? undefined,
    externalId: externalId ?? undefined,
    variables,
    expectations,
    tags: tags.length > 0 ? tags : undefined,
    group: group ?? undefined,
    split,
    quarantined: quarantined ?? undefined,
    metadata: Object.keys(metadata).length > 0 ? metadata : undefined,
  };
}
