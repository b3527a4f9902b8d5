import { and, eq, ne } from "drizzle-orm";
import { one } from "@/db/rows";
import { caseVersions } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { conflict, unprocessable } from "@/lib/errors";
import { requireScope, verb } from "@/lib/verb";
import { assertionsChecker } from "./assertions-checker";
import { caseRow, sameCase } from "./case-row";
import { checkValues } from "./check-values";
import { mergeCase } from "./merge-case";
import { requireGateCases } from "./require-gate-cases";
import { lockForCases, readCase, recordRevision, standing, toCase } from "./rows";
import type { DatasetCase, Expectations, UpdateCase } from "./schema";

/** Gives a case its next version, in a revision of its own; saying what it says already changes nothing. */
export const updateCase = verb("datasets:write", (ctx, input: UpdateCase) =>
  inTransaction(ctx, async (ctx) => {
    const { id, ifRevision, ...changes } = input;
    const dataset = await lockForCases(ctx, (await readCase(ctx, id)).datasetId);
    const before = await readCase(ctx, id); // again, now that nobody else can change it
    if (ifRevision !== undefined && ifRevision !== before.revision)
      throw conflict(`The case has changed since: it is of revision ${before.revision} now. Look at it before you change it.`);
    const next = mergeCase(before, changes);
    const row = caseRow(next);
    if (sameCase(row, caseRow(mergeCase(before, {})))) return before;
    const isOfGate = before.split === "gate" || row.split === "gate";
    if (isOfGate && row.quarantined !== before.quarantined) requireScope(ctx, "workspace:admin"); // else an editor could ease a gate
    const errors = checkValues(dataset.variables, next.variables);
    if (errors.length > 0)
      throw unprocessable(
        "The variables do not fit what the dataset declares.",
        errors.map((error) => ({ ...error, path: `variables.${error.path}` })),
      );
    if (changes.expectations) await refuseAssertions(ctx, changes.expectations);
    if (row.externalId !== null) await refuseTaken(ctx, before, row.externalId);

    const revision = await recordRevision(ctx, dataset, { added: 0, changed: 1, removed: 0 });
    await ctx.db
      .update(caseVersions)
      .set({ untilRevision: revision })
      .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.caseId, id), standing()));
    const identity = { workspaceId: ctx.workspaceId, datasetId: dataset.id, caseId: id, position: before.position };
    const version = one(
      await ctx.db
        .insert(caseVersions)
        .values({ ...identity, ...row, fromRevision: revision })
        .returning(),
    );
    await requireGateCases(ctx, dataset.id, revision);
    await recordAudit(ctx, "dataset.case_updated", dataset.id, { caseId: id, revision });
    return toCase({ version, createdBy: before.createdBy, createdAt: before.createdAt });
  }),
);

async function refuseAssertions(ctx: Context, expectations: Expectations): Promise<void> {
  const errors = (await assertionsChecker(ctx)(expectations)).map((error) => ({ ...error, path: `expectations.${error.path}` }));
  const [first] = errors;
  if (first) throw unprocessable(`${first.path}: ${first.message.replace(/\.$/, "")}.`, errors.slice(0, 100));
}

async function refuseTaken(ctx: Context, { id, datasetId }: DatasetCase, externalId: string): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: caseVersions.id })
    .from(caseVersions)
    .where(
      and(
        eq(caseVersions.workspaceId, ctx.workspaceId),
        eq(caseVersions.datasetId, datasetId),
        eq(caseVersions.externalId, externalId),
        standing(),
        ne(caseVersions.caseId, id),
      ),
    );
  if (taken) throw conflict(`externalId: “${externalId}” is taken. An externalId names one case of a dataset.`);
}
