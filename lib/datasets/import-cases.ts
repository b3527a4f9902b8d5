import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { assertionsChecker } from "./assertions-checker";
import type { ImportCases, Imported } from "./import-schema";
import { kindOf } from "./kind-of";
import { countChange, mergeStaged } from "./merge-staged";
import { readCases } from "./read-cases";
import { requireGateCases } from "./require-gate-cases";
import { requireQuarantine } from "./require-quarantine";
import { RowProblems } from "./row-problems";
import { lockForCases, readDataset, recordRevision } from "./rows";
import { spoolUpload } from "./spool-upload";
import { checkStaged, matchStaged, openStage } from "./stage-cases";

const bulk = 5_000;

/** Takes a whole file in as one revision, or refuses it whole with the rows that are wrong; no change makes no revision. */
export const importCases = verb("datasets:write", async (ctx, input: ImportCases): Promise<Imported> => {
  await readDataset(ctx, input.id);
  const upload = await spoolUpload(input.stream, input.contentType);
  try {
    const { format, delimiter } = kindOf(upload, input);
    const done = await inTransaction(ctx, async (ctx) => {
      const dataset = await lockForCases(ctx, input.id);
      const problems = new RowProblems(input.onBadRow === "skip");
      const checkAssertions = assertionsChecker(ctx);
      const reading = { declared: dataset.variables, map: input.map ?? {}, delimiter, problems, checkAssertions };
      const imported = await stageFile(ctx, dataset.id, readCases(upload.path, format, reading), input.mode, problems);
      await requireQuarantine(ctx);
      const replace = input.mode === "replace";
      const change = await countChange(ctx, dataset.caseCount, replace);
      const nothing = change.added + change.changed + change.removed === 0;
      const next = nothing ? dataset.revision : dataset.revision + 1;
      if (!nothing && !input.dryRun) {
        await mergeStaged(ctx, dataset.id, next, replace);
        await recordRevision(ctx, dataset, change);
        await requireGateCases(ctx, dataset.id, next);
        const left = problems.badRows > 0 ? { skipped: problems.badRows } : {};
        await recordAudit(ctx, "dataset.imported", dataset.id, { revision: next, mode: input.mode, ...change, ...left });
      }
      await ctx.db.execute(sql`drop table staged_cases, staged_matches`);
      const unchanged = imported - change.added - change.changed;
      const { badRows: skipped, shown } = problems;
      return { imported, ...change, unchanged, skipped, ...(skipped > 0 && { errors: shown }), revision: next };
    });
    // Until autovacuum comes by, the planner knows nothing of so many new rows and picks plans that read them all.
    if (!input.dryRun && done.added + done.changed >= bulk) await ctx.db.execute(sql`analyze dataset_cases, case_versions`);
    return done;
  } finally {
    await upload.remove();
  }
});

type Cases = ReturnType<typeof readCases>;

async function stageFile(ctx: Context, datasetId: string, cases: Cases, mode: ImportCases["mode"], problems: RowProblems) {
  const stage = await openStage(ctx);
  for await (const { row, input } of cases) {
    if (!problems.refused) await stage.add(row, input);
  }
  problems.refuse("Nothing was imported");
  await stage.finish();
  const left = stage.count - (await checkStaged(ctx, datasetId, mode, problems));
  if (left === 0 && !problems.refused)
    problems.add("row 1", problems.badRows === 0 ? "the file holds no cases" : "the file holds no sound row");
  problems.refuse("Nothing was imported");
  await matchStaged(ctx, datasetId, mode);
  return left;
}
