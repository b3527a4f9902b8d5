import { and, eq } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import type { AssignedSplits, AssignSplits } from "./change-schema";
import { copyVersions } from "./copy-versions";
import { dealSplits } from "./deal-splits";
import { requireGateCases } from "./require-gate-cases";
import { lockForCases, recordRevision, standing } from "./rows";

/** Deals the cases of a dataset out to `dev` and `gate` by a share, as one revision. */
export const assignSplits = verb(
  "datasets:write",
  (ctx, input: AssignSplits): Promise<AssignedSplits> =>
    inTransaction(ctx, async (ctx) => {
      const dataset = await lockForCases(ctx, input.id);
      const cases = await ctx.db
        .select({
          version: caseVersions.id,
          id: caseVersions.caseId,
          group: caseVersions.groupKey,
          split: caseVersions.split,
        })
        .from(caseVersions)
        .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.datasetId, dataset.id), standing()));
      const gate = dealSplits(cases, input);
      const copies = cases.flatMap(({ version, id, split }) => {
        const next = gate.has(id) ? ("gate" as const) : ("dev" as const);
        return next === split ? [] : [{ from: version, split: next }];
      });
      const groups = input.byGroup ? new Set(cases.flatMap(({ group }) => group ?? [])).size : 0;
      const revision = copies.length === 0 ? dataset.revision : dataset.revision + 1;
      const answer = { dev: cases.length - gate.size, gate: gate.size, groups, changed: copies.length, revision };
      if (copies.length === 0 || input.dryRun) return answer;
      await recordRevision(ctx, dataset, { added: 0, changed: copies.length, removed: 0 });
      await copyVersions(ctx, dataset.id, revision, copies);
      await requireGateCases(ctx, dataset.id, revision);
      const { gateShare, byGroup, seed } = input;
      await recordAudit(ctx, "dataset.splits_assigned", dataset.id, {
        revision,
        changed: copies.length,
        gateShare,
        byGroup,
        seed,
      });
      return answer;
    }),
);
