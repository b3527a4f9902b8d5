import { and, eq } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { requireGateCases } from "./require-gate-cases";
import { lockForCases, readCase, recordRevision, standing } from "./rows";
import type { DatasetId } from "./schema";

/** Takes a case out of the next revision; earlier revisions keep it. */
export const deleteCase = verb("datasets:write", (ctx, { id }: DatasetId) =>
  inTransaction(ctx, async (ctx) => {
    const { datasetId } = await readCase(ctx, id);
    const dataset = await lockForCases(ctx, datasetId);
    const removed = await ctx.db
      .update(caseVersions)
      .set({ untilRevision: dataset.revision + 1 })
      .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.caseId, id), standing()))
      .returning({ id: caseVersions.id });
    if (removed.length === 0) throw notFound("case", id);
    const revision = await recordRevision(ctx, dataset, { added: 0, changed: 0, removed: 1 });
    await requireGateCases(ctx, datasetId, revision);
    await recordAudit(ctx, "dataset.case_deleted", datasetId, { caseId: id, revision });
  }),
);
