import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { verb } from "@/lib/verb";
import type { ImportCases, Imported, ImportFormat } from "./import-schema";
import { countChange, mergeStaged } from "./merge-staged";
import { readCases } from "./read-cases";
import { RowProblems } from "./row-problems";
import { type DatasetRow, lockForCases, readDataset, recordRevision } from "./rows";
import { spoolUpload, type Upload } from "./spool-upload";
import { checkStaged, matchStaged, openStage } from "./stage-cases";

const bulk = 5_000;

/** Takes a whole file in as one revision, or refuses it whole with the rows that are wrong; no change makes no revision. */
export const importCases = verb("datasets:write", async (ctx, input: ImportCases): Promise<Imported> => {
  await readDataset(ctx, input.id);
  const upload = await spoolUpload(input.stream, input.contentType);
  try {
    const format = input.format ?? formatOf(upload);
    const done = await inTransaction(ctx, async (ctx) => {
      const dataset = await lockForCases(ctx, input.id);
      const imported = await stageFile(ctx, dataset, upload.path, format, input);
      const replace = input.mode === "replace";
      const change = await countChange(ctx, dataset.caseCount, replace);
      const nothing = change.added + change.changed + change.removed === 0;
      const next = nothing ? dataset.revision : dataset.revision + 1;
      if (!nothing && !input.dryRun) {
        await mergeStaged(ctx, dataset.id, next, replace);
        await recordRevision(ctx, dataset, change);
        await recordAudit(ctx, "dataset.imported", dataset.id, { revision: next, mode: input.mode, ...change });
      }
      await ctx.db.execute(sql`drop table staged_cases, staged_matches`);
      return { imported, ...change, revision: next };
    });
    // Until autovacuum comes by, the planner knows nothing of so many new rows and picks plans that read them all.
    if (!input.dryRun && done.added + done.changed >= bulk) await ctx.db.execute(sql`analyze dataset_cases, case_versions`);
    return done;
  } finally {
    await upload.remove();
  }
});

async function stageFile(ctx: Context, dataset: DatasetRow, path: string, format: ImportFormat, input: ImportCases) {
  const problems = new RowProblems();
  const stage = await openStage(ctx);
  for await (const { row, input: one } of readCases(path, format, {
    declared: dataset.variables,
    map: input.map ?? {},
    problems,
  })) {
    if (!problems.any) await stage.add(row, one);
  }
  problems.refuse("Nothing was imported");
  if (stage.count === 0) problems.add("row 1", "the file holds no cases");
  problems.refuse("Nothing was imported");
  await stage.finish();
  await checkStaged(ctx, dataset.id, input.mode, problems);
  problems.refuse("Nothing was imported");
  await matchStaged(ctx, dataset.id, input.mode);
  return stage.count;
}

function formatOf({ contentType, filename }: Upload): ImportFormat {
  const extension = /\.(csv|jsonl|ndjson|json)$/i.exec(filename)?.[1]?.toLowerCase();
  if (extension) return extension === "ndjson" ? "jsonl" : extension === "csv" || extension === "jsonl" ? extension : "json";
  if (/^text\/csv\b/i.test(contentType)) return "csv";
  if (/^application\/(x-)?(jsonl|ndjson|jsonlines)\b/i.test(contentType)) return "jsonl";
  if (/^application\/json\b/i.test(contentType)) return "json";
  throw invalidInput("Say what the file is: format=csv, jsonl or json.");
}
